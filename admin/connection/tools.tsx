import type { ConnectionChoices, ConnectionItem } from '#engine'
import { typed } from '../administration/typed.ts'
import { checkbox } from '../form/fields.ts'
import {
  AreaField,
  CheckField,
  Message,
  optionsOf,
  SelectField,
  TextField,
} from '../layout/components/index.ts'
import { useDates, useText } from '../layout/shell.ts'
import { connectionTexts } from './texts.ts'
import { type Tool, toolRoutes } from './tool.tsx'

/** Spelled out so that each tool's fields are known to its own functions. */
function tool<Shape extends Parameters<typeof toolRoutes>[0]['fields']>(one: Tool<Shape>) {
  return toolRoutes(one)
}

/** The tools that are one form each (R51). */
export const toolPages = [
  ...tool({
    name: 'edit',
    fields: {
      name: typed(),
      contractId: typed(),
      accessPointId: typed(),
      address: typed(),
      active: checkbox(),
    },
    draft: ({ name, contractId, accessPointId, address, active }) => ({
      name,
      contractId,
      accessPointId,
      address,
      active: active ? 'on' : null,
    }),
    Body: ({ choices }) => <SettingsFields choices={choices} withActive />,
    use: ({ engine, actor }, id, input, occasion) => engine.connections.edit(actor, id, input, occasion),
  }),
  ...tool({
    name: 'credentials',
    fields: { login: typed(), password: typed() },
    draft: ({ login }) => ({ login }),
    Body: Credentials,
    use: ({ engine, actor }, id, input, occasion) =>
      engine.connections.changeCredentials(actor, id, input, occasion),
  }),
  ...tool({
    name: 'ip',
    fields: { ip: typed() },
    draft: ({ ip }) => ({ ip }),
    Body: IpField,
    use: ({ engine, actor }, id, input, occasion) => engine.connections.changeIp(actor, id, input, occasion),
  }),
  ...tool({
    name: 'mac',
    fields: { mac: typed() },
    draft: ({ mac }) => ({ mac }),
    Body: MacField,
    use: ({ engine, actor }, id, input, occasion) => engine.connections.changeMac(actor, id, input, occasion),
  }),
  ...tool({
    name: 'block',
    fields: { reason: typed() },
    off: ({ blockedAt }) => (blockedAt ? 'connection_is_blocked' : null),
    Body: () => <ReasonField about="block" />,
    use: ({ engine, actor }, id, input, occasion) => engine.connections.block(actor, id, input, occasion),
  }),
  ...tool({
    name: 'unblock',
    fields: {},
    off: ({ blockedAt }) => (blockedAt ? null : 'connection_is_not_blocked'),
    Body: Unblocking,
    use: ({ engine, actor }, id, _, occasion) => engine.connections.unblock(actor, id, {}, occasion),
  }),
  ...tool({
    name: 'disconnection',
    fields: { reason: typed() },
    off: ({ online }) => (online === false ? 'connection_is_offline' : null),
    Body: () => <ReasonField about="disconnection" />,
    use: ({ engine, actor }, id, input, occasion) =>
      engine.connections.disconnect(actor, id, input, occasion),
  }),
  ...tool({
    name: 'speed',
    fields: { note: typed() },
    off: ({ reducedAt }) => (reducedAt ? null : 'connection_is_not_reduced'),
    Body: SpeedFields,
    use: ({ engine, actor }, id, input, occasion) =>
      engine.connections.removeReduction(actor, id, input, occasion),
  }),
]

export function SettingsFields({
  choices,
  withActive,
}: {
  choices: ConnectionChoices
  withActive?: boolean
}) {
  const t = useText(connectionTexts)
  return (
    <div class="row">
      <TextField
        class="mb-3 col-12"
        name="name"
        label={t.name}
        hint={t.nameHint}
        maxLength={80}
        autocomplete="off"
      />
      <SelectField
        class="mb-3 col-md-6"
        name="contractId"
        label={t.contract}
        options={optionsOf(choices.contracts)}
        empty={t.noContract}
      />
      <SelectField
        class="mb-3 col-md-6"
        name="accessPointId"
        label={t.accessPoint}
        options={optionsOf(choices.accessPoints)}
        empty={t.noAccessPoint}
      />
      <TextField class="mb-3 col-12" name="address" label={t.address} maxLength={500} autocomplete="off" />
      {withActive && <CheckField class="mb-0 col-12" name="active" label={t.active} />}
    </div>
  )
}

function Credentials() {
  const t = useText(connectionTexts)
  return (
    <>
      <p class="text-secondary">{t.explain.credentials}</p>
      <TextField name="login" label={t.login} required autocomplete="off" maxLength={64} />
      <TextField
        name="password"
        label={t.newPassword}
        type="password"
        autocomplete="new-password"
        maxLength={64}
      />
    </>
  )
}

export function IpField() {
  const t = useText(connectionTexts)
  return <TextField name="ip" label={t.ip} hint={t.ipHint} autocomplete="off" maxLength={60} />
}

export function MacField() {
  const t = useText(connectionTexts)
  return <TextField name="mac" label={t.mac} hint={t.macHint} autocomplete="off" maxLength={40} />
}

function ReasonField({ about }: { about: 'block' | 'disconnection' }) {
  const t = useText(connectionTexts)
  return (
    <>
      <p class="text-secondary">{t.explain[about]}</p>
      <AreaField name="reason" label={t.reason} required rows={3} maxLength={500} />
    </>
  )
}

function Unblocking({ connection: { blockedAt, blockReason } }: { connection: ConnectionItem }) {
  const t = useText(connectionTexts)
  const { dateTime } = useDates()
  return (
    <>
      {blockedAt && (
        <Message tone="info">{t.explain.blockedBy(blockReason ?? '', dateTime(blockedAt))}</Message>
      )}
      <p class="text-secondary mb-0">{t.explain.unblock}</p>
    </>
  )
}

function SpeedFields() {
  const t = useText(connectionTexts)
  return (
    <>
      <p class="text-secondary">{t.explain.speed}</p>
      <AreaField name="note" label={t.note} rows={3} maxLength={500} />
    </>
  )
}
