//! The counts that lists show. They are derived, so they are the one thing an examination mends.

use rusqlite::Connection;

use super::Steps;
use super::report::{Check, Faults};
use crate::archive::Archive;
use crate::error::Result;
use crate::vault::Mode;

pub(super) const NAME: &str = "Counts";

/// Counts that are not what can be counted, in words.
const WRONG: &str = "
    SELECT 'the count of ' || c.status || ' items' FROM item_count c
    WHERE c.items <> (SELECT count(*) FROM item i WHERE i.status = c.status)
    UNION ALL
    SELECT 'the count of the tag ' || t.name FROM tag t
    LEFT JOIN (SELECT it.tag_id, count(*) AS items FROM item i
               JOIN item_tag it ON it.item_id = i.id
               WHERE i.status <> 'discarded' GROUP BY it.tag_id) real ON real.tag_id = t.id
    WHERE t.items <> coalesce(real.items, 0)
    UNION ALL
    SELECT 'the counts of the import ' || i.label FROM import i
    WHERE (i.inputs, i.entries, i.filed, i.seen, i.versions, i.skipped, i.failed, i.bytes_done)
          <> (SELECT count(*), coalesce(sum(n.entries), 0), coalesce(sum(n.filed), 0),
                     coalesce(sum(n.seen), 0), coalesce(sum(n.versions), 0),
                     coalesce(sum(n.skipped), 0), coalesce(sum(n.failed), 0),
                     coalesce(sum(n.bytes_done), 0)
              FROM import_input n WHERE n.import_id = i.id)
    UNION ALL
    SELECT 'the length of pack ' || o.pack FROM original o
    LEFT JOIN pack p ON p.number = o.pack
    WHERE o.pack IS NOT NULL GROUP BY o.pack
    HAVING max(o.place + 64 + o.size) > coalesce(min(p.ends), 0)";

const RECOUNT: &str = "
    UPDATE item_count SET items = (SELECT count(*) FROM item i WHERE i.status = item_count.status);
    UPDATE tag SET items = (SELECT count(*) FROM item_tag it JOIN item i ON i.id = it.item_id
                            WHERE it.tag_id = tag.id AND i.status <> 'discarded');
    UPDATE import SET (inputs, entries, filed, seen, versions, skipped, failed, bytes_done) =
        (SELECT count(*), coalesce(sum(n.entries), 0), coalesce(sum(n.filed), 0),
                coalesce(sum(n.seen), 0), coalesce(sum(n.versions), 0),
                coalesce(sum(n.skipped), 0), coalesce(sum(n.failed), 0),
                coalesce(sum(n.bytes_done), 0)
         FROM import_input n WHERE n.import_id = import.id);
    INSERT INTO pack (number, ends)
        SELECT pack, max(place + 64 + size) FROM original WHERE pack IS NOT NULL GROUP BY pack
        ON CONFLICT (number) DO UPDATE SET ends = max(ends, excluded.ends)";

pub(super) fn examine(archive: &Archive, steps: &mut Steps<'_>) -> Result<Check> {
    steps.at(NAME, 0, 0)?;
    let wrong = archive.store.snapshot(wrong)?;
    let found = wrong.words();
    if wrong.count() == 0 {
        return Ok(Check::good(NAME, "each is what can be counted"));
    }
    if archive.mode() == Mode::Read {
        let hint = "Run doctor on the vault opened for writing; it counts anew.";
        return Ok(Check::bad(NAME, format!("wrong: {found}"), hint));
    }
    archive.transact(|connection| Ok(connection.execute_batch(RECOUNT)?))?;
    Ok(Check::good(NAME, format!("counted anew, because it was wrong: {found}")))
}

fn wrong(connection: &Connection) -> Result<Faults> {
    let mut faults = Faults::default();
    let mut statement = connection.prepare(WRONG)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        faults.add(row.get::<_, String>(0)?);
    }
    Ok(faults)
}
