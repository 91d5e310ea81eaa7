DROP INDEX "deadline_by_next_rung";--> statement-breakpoint
CREATE INDEX "deadline_by_next_rung" ON "deadline" USING btree ("next_rung_on","id") WHERE "deadline"."next_rung_on" is not null;