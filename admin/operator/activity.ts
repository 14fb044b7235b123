import { type Answer, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { operatorTexts } from './texts.ts'

export async function deactivateOperator({ engine, actor, id, form, language }: Visit): Promise<Answer> {
  form(noFields)
  const { name } = await engine.operators.deactivate(actor, id())
  return redirect(`/operators/${id()}`, success(operatorTexts(language).deactivated(name)))
}

export async function reactivateOperator({ engine, actor, id, form, language }: Visit): Promise<Answer> {
  form(noFields)
  const { name } = await engine.operators.reactivate(actor, id())
  return redirect(`/operators/${id()}`, success(operatorTexts(language).reactivated(name)))
}
