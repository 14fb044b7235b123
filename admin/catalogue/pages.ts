import { movedEntry } from '../administration/moving.ts'
import { get, post, type Route } from '../route.ts'
import type { Visit } from '../visit.ts'
import { type Catalogue, type CatalogueNoun, keptOf } from './catalogue.ts'
import { catalogueForms } from './form.tsx'
import { listCatalogue } from './list.tsx'
import { catalogueQuery, withPlace } from './query.ts'

/** The addresses of a catalogue: supervisors read it, administrators keep it. */
export function cataloguePages<Noun extends CatalogueNoun, Choices = undefined>(
  catalogue: Catalogue<Noun, Choices>,
): Route[] {
  const { path, isOrdered } = catalogue
  const forms = catalogueForms(catalogue)
  const move = (visit: Visit) =>
    movedEntry(visit, { list: withPlace(path, catalogueQuery(visit)), id: visit.id() }, (to) =>
      keptOf(catalogue, visit.engine).move(visit.actor, visit.id(), to),
    )
  return [
    get(path, 'supervisor', (visit) => listCatalogue(catalogue, visit)),
    get(`${path}/new`, 'administrator', forms.showNew),
    post(path, 'administrator', forms.add),
    get(`${path}/:id`, 'supervisor', forms.show),
    post(`${path}/:id`, 'administrator', forms.change),
    post(`${path}/:id/removal`, 'administrator', forms.remove),
    ...(isOrdered ? [post(`${path}/:id/move`, 'administrator', move)] : []),
  ]
}
