import { get, post } from '../route.ts'
import { addContact, showNewContact } from './add.tsx'
import { changeContact, showContactForm } from './change.tsx'
import { inviteContact } from './invite.ts'
import { listContacts } from './list.tsx'
import { changeRights, joinCustomer, leaveCustomer } from './membership.ts'
import { showContact } from './show.tsx'
import { unlinkChat } from './unlink.ts'

export const contactRoutes = [
  get('/contacts', 'operator', listContacts),
  get('/contacts/new', 'administrator', showNewContact),
  post('/contacts', 'administrator', addContact),
  get('/contacts/:id', 'operator', showContact),
  get('/contacts/:id/edit', 'administrator', showContactForm),
  post('/contacts/:id', 'administrator', changeContact),
  post('/contacts/:id/invite', 'administrator', inviteContact),
  post('/contacts/:id/memberships', 'administrator', joinCustomer),
  post('/contacts/:id/memberships/:customerId', 'administrator', changeRights),
  post('/contacts/:id/memberships/:customerId/end', 'administrator', leaveCustomer),
  post('/contacts/:id/chats/:chatId/unlinking', 'administrator', unlinkChat),
]
