CREATE TABLE "channel_order" (
    "channel" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_order_pkey" PRIMARY KEY ("channel")
);
