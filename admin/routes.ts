import { accessPointRoutes } from './access-point/routes.ts'
import { agendaRoutes } from './agenda/routes.ts'
import { articleRoutes } from './article/routes.ts'
import { atendimentoRoutes } from './atendimento/routes.ts'
import { attachmentRoutes } from './attachment/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { calendarRoutes } from './business-calendar/routes.ts'
import { cannedTextRoutes } from './canned-text/routes.ts'
import { channelRoutes } from './channel/routes.ts'
import { checklistRoutes } from './checklist/routes.ts'
import { classificationRoutes } from './classification/routes.ts'
import { companyRoutes } from './company/routes.ts'
import { connectionRoutes } from './connection/routes.ts'
import { contactRoutes } from './contact/routes.ts'
import { contractRoutes } from './contract/routes.ts'
import { customerRoutes } from './customer/routes.ts'
import { customerPanelRoutes } from './customer-panel/routes.ts'
import { deadLetterRoutes } from './dead-letter/routes.ts'
import { defectRoutes } from './defect/routes.ts'
import { departmentRoutes } from './department/routes.ts'
import { exceptionReasonRoutes } from './exception-reason/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { leadRoutes } from './lead/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { operatorRoutes } from './operator/routes.ts'
import { originRoutes } from './origin/routes.ts'
import { outsideSystemRoutes } from './outside-system/routes.ts'
import { personGroupRoutes } from './person-group/routes.ts'
import { planRoutes } from './plan/routes.ts'
import { processRoutes } from './process/routes.ts'
import { profileRoutes } from './profile/routes.ts'
import { queueRoutes } from './queue/routes.ts'
import { recoveryRoutes } from './recovery/routes.ts'
import { registrationRoutes } from './registration/routes.ts'
import type { Route } from './route.ts'
import { serviceOrderRoutes } from './service-order/routes.ts'
import { serviceOrderTypeRoutes } from './service-order-type/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { setupRoutes } from './setup/routes.ts'
import { silencePolicyRoutes } from './silence-policy/routes.ts'
import { slaTableRoutes } from './sla-table/routes.ts'
import { stopNoticeRoutes } from './stop-notice/routes.ts'
import { subjectRoutes } from './subject/routes.ts'
import { technicianGroupRoutes } from './technician-group/routes.ts'
import { ticketRoutes } from './ticket/routes.ts'
import { workbenchRoutes } from './workbench/routes.ts'

/** Every address of the panel, and who may go there. What is not declared here does not exist. */
export const routes: readonly Route[] = [
  ...homeRoutes,
  ...sessionRoutes,
  ...recoveryRoutes,
  ...setupRoutes,
  ...profileRoutes,
  ...operatorRoutes,
  ...liveRoutes,
  ...queueRoutes,
  ...ticketRoutes,
  ...workbenchRoutes,
  // Before the page of one case, or `new` would be taken for an id.
  ...registrationRoutes,
  ...atendimentoRoutes,
  ...serviceOrderRoutes,
  ...agendaRoutes,
  ...attachmentRoutes,
  ...channelRoutes,
  ...deadLetterRoutes,
  ...subjectRoutes,
  ...silencePolicyRoutes,
  ...planRoutes,
  ...departmentRoutes,
  ...customerRoutes,
  ...customerPanelRoutes,
  ...connectionRoutes,
  ...leadRoutes,
  ...contractRoutes,
  ...contactRoutes,
  ...companyRoutes,
  ...outsideSystemRoutes,
  ...checklistRoutes,
  ...cannedTextRoutes,
  ...calendarRoutes,
  ...articleRoutes,
  ...auditRoutes,
  ...stopNoticeRoutes,
  ...processRoutes,
  ...classificationRoutes,
  ...originRoutes,
  ...defectRoutes,
  ...personGroupRoutes,
  ...slaTableRoutes,
  ...serviceOrderTypeRoutes,
  ...technicianGroupRoutes,
  ...exceptionReasonRoutes,
  ...accessPointRoutes,
]
