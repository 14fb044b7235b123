// The tree of subjects, put in order by dragging: an entry goes among its own level only, and is saved where it is dropped.
;(() => {
  const DURATION = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150

  function enliven(tree) {
    tree.classList.add('tree-sortable')
    const lists = [...tree.querySelectorAll('ul[data-level]')].map((list) =>
      Sortable.create(list, {
        group: list.dataset.level,
        handle: '.tree-handle',
        draggable: '.tree-branch',
        ghostClass: 'tree-ghost',
        animation: DURATION,
        onStart: () => light(list.dataset.level, true),
        onEnd(drop) {
          light(list.dataset.level, false)
          if (drop.to !== drop.from || drop.newDraggableIndex !== drop.oldDraggableIndex) save(drop)
        },
      }),
    )

    function light(level, isOn) {
      for (const list of tree.querySelectorAll(`ul[data-level="${level}"]`))
        list.classList.toggle('tree-target', isOn)
    }

    function save({ item, from, to, oldDraggableIndex, newDraggableIndex }) {
      // What the server has not seen may not be built upon.
      for (const list of lists) list.option('disabled', true)
      tree.classList.add('tree-saving')
      const putBack = () => {
        item.remove()
        from.insertBefore(item, from.children[oldDraggableIndex] ?? null)
        for (const list of lists) list.option('disabled', false)
        tree.classList.remove('tree-saving')
      }
      document.body.addEventListener(
        'htmx:afterRequest',
        ({ detail: { xhr, successful } }) => {
          if (!successful && ![409, 422].includes(xhr.status)) putBack()
        },
        { once: true },
      )
      htmx
        .ajax('POST', `/subjects/${item.dataset.subject}/place`, {
          source: tree,
          values: { basis: tree.dataset.basis, parentId: to.dataset.parent, place: newDraggableIndex },
        })
        .catch(() => undefined)
    }
  }

  document.body.addEventListener('htmx:load', () => {
    const tree = document.querySelector('#tree[data-basis]:not(.tree-sortable)')
    if (tree) enliven(tree)
  })
})()
