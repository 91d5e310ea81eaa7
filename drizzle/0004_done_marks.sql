-- What was marked done before marks had a history of their own: the mark that stands, from the instant it was set.
INSERT INTO "deadline_mark" ("deadline_id", "number", "done_at", "done_by", "recorded_at")
SELECT "id", 1, "done_at", "done_by", "done_at" FROM "deadline" WHERE "done_at" IS NOT NULL;
