/** Something with listeners, as WhatsApp's own modules have them: several events in one string, parts by a space. */
export class Emitter {
  #listeners = []

  on(events, heard) {
    for (const event of events.split(' ')) this.#listeners.push({ event, heard })
  }

  once(event, heard) {
    const only = (...args) => {
      this.off(event, only)
      heard(...args)
    }
    this.on(event, only)
  }

  off(event, heard) {
    this.#listeners = this.#listeners.filter((one) => one.event !== event || one.heard !== heard)
  }

  trigger(event, ...args) {
    for (const one of [...this.#listeners]) if (one.event === event) one.heard(...args)
  }

  hasListener(event) {
    return this.#listeners.some((one) => one.event === event)
  }
}

/** Attributes that tell when they change, to their own listeners and to those of the collection they are in. */
export class Model extends Emitter {
  #names = []
  collection = null

  constructor(attributes) {
    super()
    this.#names = Object.keys(attributes)
    Object.assign(this, attributes)
  }

  set(changes) {
    for (const [name, value] of Object.entries(changes)) {
      const before = this[name]
      if (!this.#names.includes(name)) this.#names.push(name)
      this[name] = value
      if (before !== value) this.#tell(`change:${name}`, value, before)
    }
    this.#tell('change')
  }

  serialize() {
    const told = this.#names.filter((name) => typeof this[name] !== 'function')
    return Object.fromEntries(told.map((name) => [name, this[name]]))
  }

  #tell(event, ...values) {
    this.trigger(event, this, ...values)
    this.collection?.trigger(event, this, ...values)
  }
}

export class Collection extends Emitter {
  #models = new Map()

  add(model) {
    model.collection = this
    this.#models.set(model.id._serialized, model)
    this.trigger('add', model)
    return model
  }

  get(id) {
    return this.#models.get(id?._serialized ?? id)
  }

  getModelsArray() {
    return [...this.#models.values()]
  }
}
