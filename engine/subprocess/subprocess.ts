import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'

/** A step of a process; the first in order is of the highest priority (R57). With a department the case goes there. */
export type Subprocess = {
  id: string
  processId: string
  departmentId: string | null
  name: string
  position: number
  active: boolean
}

export type SubprocessItem = Subprocess & { department: string | null; materials: number; basis: string }

/** The steps of these processes, in order. */
export async function subprocessesOf(db: Db, processIds: string[]): Promise<SubprocessItem[]> {
  return db.rows<SubprocessItem>(sql`
    select subprocess.*, subprocess.xmin::text as basis, department.name as department,
      (select count(*)::int from support_material as material
        where material.subprocess_id = subprocess.id and material.active) as materials
    from subprocess left join department on department.id = subprocess.department_id
    where subprocess.process_id = any(${processIds}::uuid[])
    order by subprocess.process_id, subprocess.position, subprocess.id
  `)
}
