CREATE TABLE "channel_sending" (
    "outbox_id" BIGINT NOT NULL,
    "part" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 1,
    "external_id" TEXT,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_sending_pkey" PRIMARY KEY ("outbox_id","part")
);

CREATE TABLE "chat_address" (
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_address_pkey" PRIMARY KEY ("channel","address")
);

CREATE INDEX "channel_sending_channel_begun_at_idx" ON "channel_sending"("channel", "begun_at");

CREATE INDEX "channel_sending_channel_external_id_idx" ON "channel_sending"("channel", "external_id");
