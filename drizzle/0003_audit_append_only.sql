-- The audit only grows. Of an entry that was written, its place is filled in once and its payload may be erased with its
-- salt; nothing else changes, and nothing is deleted. Row by row: who may truncate a table or switch triggers off can
-- still do so, and is found by the chain.
CREATE FUNCTION "audit_entry_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an entry of the audit is not deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (new.id, new.at, new.actor, new.action, new.subject, new.enterprise_id, new.announcement_id, new.payload_hash)
    IS DISTINCT FROM
    (old.id, old.at, old.actor, old.action, old.subject, old.enterprise_id, old.announcement_id, old.payload_hash)
  THEN
    RAISE EXCEPTION 'an entry of the audit is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (new.block, new.position, new.serial, new.leaf) IS DISTINCT FROM (old.block, old.position, old.serial, old.leaf)
    AND (old.block IS NOT NULL OR new.block IS NULL OR new.position IS NULL OR new.leaf IS NULL)
  THEN
    RAISE EXCEPTION 'an entry of the audit is sealed once' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (new.payload, new.salt) IS DISTINCT FROM (old.payload, old.salt)
    AND (new.payload IS NOT NULL OR new.salt IS NOT NULL)
  THEN
    RAISE EXCEPTION 'the payload of an entry of the audit is erased, never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN new;
END
$$;--> statement-breakpoint
CREATE TRIGGER "audit_entry_stays" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "audit_entry_stays"();--> statement-breakpoint
CREATE FUNCTION "audit_block_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a block of the audit is neither changed nor deleted' USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER "audit_block_stays" BEFORE UPDATE OR DELETE ON "audit_block"
  FOR EACH ROW EXECUTE FUNCTION "audit_block_stays"();
