ALTER TABLE "channel_status" ADD COLUMN     "down_since" TIMESTAMPTZ(3);

ALTER TABLE "channel_status" ADD COLUMN     "told_at" TIMESTAMPTZ(3);

ALTER TABLE "ticket" ADD COLUMN     "response_told" SMALLINT NOT NULL DEFAULT 0;

-- Whose first answer is still expected, the next first.
CREATE INDEX "ticket_response" ON "ticket" ("due_at") WHERE "first_responded_at" IS NULL AND "closed_at" IS NULL;

CREATE TABLE "operator_chat" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT,
    "session_epoch" INTEGER NOT NULL,
    "on_duty" BOOLEAN NOT NULL DEFAULT false,
    "unconfirmed" JSONB,
    "last_album" JSONB,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "dead_at" TIMESTAMPTZ(3),
    "dead_reason" TEXT,

    CONSTRAINT "operator_chat_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "notice_choice" (
    "operator_id" UUID NOT NULL,
    "at_once" TEXT[],
    "in_digest" TEXT[],
    "rating_under" INTEGER NOT NULL,
    "quiet_from" TEXT,
    "quiet_until" TEXT,
    "digest_at" TEXT NOT NULL,

    CONSTRAINT "notice_choice_pkey" PRIMARY KEY ("operator_id")
);

CREATE TABLE "held_notice" (
    "id" BIGSERIAL NOT NULL,
    "operator_id" UUID NOT NULL,
    "ticket_id" UUID,
    "atendimento_id" UUID,
    "title" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_notice_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "operator_chat_operator_id_key" ON "operator_chat"("operator_id");

CREATE UNIQUE INDEX "operator_chat_external_id_key" ON "operator_chat"("external_id");

CREATE INDEX "held_notice_operator_id_due_at_idx" ON "held_notice"("operator_id", "due_at");

ALTER TABLE "operator_chat" ADD CONSTRAINT "operator_chat_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "held_notice" ADD CONSTRAINT "held_notice_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
