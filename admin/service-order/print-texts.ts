import { texts } from '#engine'

/** Words that stand only on paper. */
export const printTexts = texts({
  pt: {
    openedAt: 'Abertura',
    address: 'Endereço',
    handTime: '____/____/______  ____:____',
    customerSigns: 'Nome e assinatura do cliente',
  },
  en: {
    openedAt: 'Opened',
    address: 'Address',
    handTime: '____/____/______  ____:____',
    customerSigns: 'Name and signature of the customer',
  },
})
