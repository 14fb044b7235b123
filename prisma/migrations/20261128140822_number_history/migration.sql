ALTER TABLE "number_sequence" ADD COLUMN     "history" TEXT;

-- Names the life of the database that goes on: a server that takes over from another, or one that a dump was put into,
-- lives another, and may lack the end of the former. Null where a hosted PostgreSQL does not tell.
CREATE FUNCTION database_history() RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT system_identifier FROM pg_control_system())
    || '/' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8);
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END $$;
