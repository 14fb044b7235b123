import type { ServiceOrderView } from '#engine'
import { useShell, useText } from '../layout/shell.ts'
import { serviceOrderTexts } from './texts.ts'

export function MaterialTable({ materials }: Pick<ServiceOrderView, 'materials'>) {
  const t = useText(serviceOrderTexts)
  const { language } = useShell()
  if (materials.length === 0) return <p class="text-secondary mb-0">{t.noMaterials}</p>
  return (
    <table class="table card-table material-table">
      <caption class="visually-hidden">{t.materials}</caption>
      <thead>
        <tr>
          <th scope="col">{t.material}</th>
          <th scope="col" class="text-end">
            {t.quantity}
          </th>
          <th scope="col">{t.unit}</th>
          <th scope="col">{t.serial}</th>
        </tr>
      </thead>
      <tbody>
        {materials.map(({ name, quantity, unit, serial }) => (
          <tr key={`${name} ${serial} ${quantity}`}>
            <td>{name}</td>
            <td class="text-end">{Number(quantity).toLocaleString(language === 'en' ? 'en' : 'pt-BR')}</td>
            <td>{unit}</td>
            <td>{serial}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
