-- The head of a lane, and the next lane after one, are each a single probe of these, however long a backlog is and
-- whatever waits on the other channels (mail is held when there is no mail server).
DROP INDEX "inbox_waiting";
CREATE INDEX "inbox_waiting" ON "inbox_message" ("channel", "lane", "id") WHERE "state" = 'waiting';

DROP INDEX "outbox_unfinished";
CREATE INDEX "outbox_unfinished" ON "outbox_message" ("channel", "lane", "id") WHERE "state" IN ('queued', 'sending');

-- What the periodic clean-up asks.
CREATE INDEX "inbox_processed" ON "inbox_message" ("processed_at") WHERE "state" = 'done';
CREATE INDEX "attachment_unclaimed" ON "attachment" ("created_at") WHERE "ticket_id" IS NULL;

-- A file asks for its row, and a chat for what it brought lately.
CREATE INDEX "attachment_storage_key" ON "attachment" ("storage_key") WHERE "storage_key" IS NOT NULL;
CREATE INDEX "attachment_chat" ON "attachment" ("chat_id", "created_at") WHERE "chat_id" IS NOT NULL;
