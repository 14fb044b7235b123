-- Written by hand: half-filled tickets that nobody touched are looked for now and then, among the chats of everybody.
CREATE INDEX "conversation_draft" ON "conversation" (("context" ->> 'draftTouchedAt'))
  WHERE "context" ->> 'draftTouchedAt' IS NOT NULL;
