ALTER TABLE "channel_status" ADD COLUMN     "closed_since" TIMESTAMPTZ(3);

ALTER TABLE "chat" ADD COLUMN     "silent_until" TIMESTAMPTZ(3);

ALTER TABLE "company" ADD COLUMN     "divert_minutes" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "own_phone_minutes" INTEGER NOT NULL DEFAULT 30;

ALTER TABLE "outbox_message" ADD COLUMN     "diverted_to" TEXT;
