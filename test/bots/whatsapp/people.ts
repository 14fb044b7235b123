export const MARIA = { phone: '5511987650001', name: 'Maria Souza' }
export const MARIAS = `${MARIA.phone}@c.us`
export const ROSA = { phone: '5511987650003', name: 'Rosa Martins' }
export const ROSAS = `${ROSA.phone}@c.us`
