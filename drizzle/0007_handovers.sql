CREATE TABLE "deadline_handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"deadline_id" uuid NOT NULL,
	"from_person_id" uuid NOT NULL,
	"to_person_id" uuid,
	"by_person_id" uuid NOT NULL,
	"via" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deadline_handover" ADD CONSTRAINT "deadline_handover_deadline_id_deadline_id_fk" FOREIGN KEY ("deadline_id") REFERENCES "public"."deadline"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_handover" ADD CONSTRAINT "deadline_handover_from_person_id_person_id_fk" FOREIGN KEY ("from_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_handover" ADD CONSTRAINT "deadline_handover_to_person_id_person_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_handover" ADD CONSTRAINT "deadline_handover_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deadline_handover_by_deadline" ON "deadline_handover" USING btree ("deadline_id","from_person_id","at");--> statement-breakpoint
CREATE INDEX "deadline_handover_by_holder" ON "deadline_handover" USING btree ("to_person_id");