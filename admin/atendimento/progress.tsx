import type { ShownRun } from '#engine'
import { Moment, Table } from '../layout/components/index.ts'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { atendimentoTexts } from './texts.ts'

/** R56: what was executed, by whom, and how long it lasted. */
export function Progress({ runs }: { runs: readonly ShownRun[] }) {
  const { progress: t } = useText(atendimentoTexts)
  const { duration } = useDates()
  const { now } = useShell()
  const lasted = ({ startedAt, endedAt }: ShownRun) =>
    duration((endedAt ?? now).getTime() - startedAt.getTime())
  return (
    <div class="card mb-3">
      <Table
        caption={t.caption}
        rows={runs}
        rowKey={({ id }) => id}
        empty={{ title: t.empty, icon: 'route-off' }}
        columns={[
          {
            key: 'subprocess',
            label: t.subprocess,
            cell: ({ process, subprocess }) => (
              <>
                <div class="fw-medium">{subprocess}</div>
                <div class="text-secondary small">{process}</div>
              </>
            ),
          },
          {
            key: 'started',
            label: t.started,
            wideOnly: true,
            cell: ({ startedAt }) => <Moment date={startedAt} />,
          },
          {
            key: 'ended',
            label: t.ended,
            cell: ({ endedAt }) => (endedAt ? <Moment date={endedAt} /> : t.running),
          },
          { key: 'lasted', label: t.lasted, cell: lasted },
          {
            key: 'who',
            label: t.who,
            wideOnly: true,
            cell: ({ startedBy, endedBy }) => [...new Set([startedBy, endedBy])].filter(Boolean).join(' → '),
          },
        ]}
      />
    </div>
  )
}
