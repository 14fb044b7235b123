-- A conversation is written with every message. What its indexes hold must not change with each, or all of them are
-- written as well and the table grows: that was so for the time of the last message, and for any expression on the context.
DROP INDEX "conversation_state_updated_at_idx";
CREATE INDEX "conversation_state_idx" ON "conversation" ("state");
DROP INDEX "conversation_draft";
ALTER TABLE "conversation" ADD COLUMN "draft_touched_at" TEXT GENERATED ALWAYS AS ("context" ->> 'draftTouchedAt') STORED;
CREATE INDEX "conversation_draft" ON "conversation" ("draft_touched_at") WHERE "draft_touched_at" IS NOT NULL;

-- A message is about a ticket, an atendimento or neither, and has no name on its channel before it is sent: what is not
-- there needs no place in an index.
DROP INDEX "outbox_message_ticket_id_idx";
CREATE INDEX "outbox_message_ticket_id_idx" ON "outbox_message" ("ticket_id") WHERE "ticket_id" IS NOT NULL;
DROP INDEX "outbox_message_atendimento_id_idx";
CREATE INDEX "outbox_message_atendimento_id_idx" ON "outbox_message" ("atendimento_id") WHERE "atendimento_id" IS NOT NULL;
DROP INDEX "outbox_message_chat_id_external_id_idx";
CREATE INDEX "outbox_message_chat_id_external_id_idx" ON "outbox_message" ("chat_id", "external_id")
  WHERE "external_id" IS NOT NULL;
DROP INDEX "log_ticket_id_created_at_idx";
CREATE INDEX "log_ticket_id_created_at_idx" ON "log" ("ticket_id", "created_at") WHERE "ticket_id" IS NOT NULL;
DROP INDEX "log_atendimento_id_created_at_idx";
CREATE INDEX "log_atendimento_id_created_at_idx" ON "log" ("atendimento_id", "created_at") WHERE "atendimento_id" IS NOT NULL;
DROP INDEX "log_chat_id_external_id_idx";
CREATE INDEX "log_chat_id_external_id_idx" ON "log" ("chat_id", "external_id") WHERE "external_id" IS NOT NULL;
