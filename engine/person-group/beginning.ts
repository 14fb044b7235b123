/** How an atendimento begins by itself: by its process and classification. */
type Beginning = { processId: string | null; classificationId: string | null }

/** What "Contato" begins with (R61): the person group says, and where it says nothing, the department. */
export function beginningOf(group: Beginning, department: Beginning): Beginning {
  return {
    processId: group.processId ?? department.processId,
    classificationId: group.classificationId ?? department.classificationId,
  }
}
