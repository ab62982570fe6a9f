//! The vault's own row.

use archive::ArchiveError;

use crate::fixture::{BEGINNING, Fixture, VAULT_ID};

#[test]
fn a_vault_knows_its_name_its_analyst_and_its_age() {
    let fixture = Fixture::new();
    let row = fixture.archive().read(|r| r.vault().get()).unwrap();
    assert_eq!((row.name.as_str(), row.analyst.as_str()), ("Test", "Ada"));
    assert_eq!((row.vault_id.as_str(), row.created_at.as_second()), (VAULT_ID, BEGINNING));
    let marker = fixture.archive().marker();
    assert_eq!((marker.vault_id.as_str(), marker.kdf.as_str()), (VAULT_ID, "none"));
    assert!(fixture.archive().warnings().is_empty(), "{:?}", fixture.archive().warnings());
}

#[test]
fn a_new_name_is_an_act_and_can_be_taken_back_under_the_new_name() {
    let fixture = Fixture::new();
    let archive = fixture.archive();
    let ((), changed) = fixture
        .try_act("Renamed the analyst", |w| w.vault().rename(None, Some(" Ada  Berg ")).map(|_| ()))
        .unwrap();
    assert!(changed.vault);
    assert_eq!(archive.read(|r| r.vault().get()).unwrap().analyst, "Ada Berg");
    // The window now asks under the new name.
    let undone = archive.undo("Ada Berg", fixture.now()).unwrap();
    assert_eq!(undone.label, "Renamed the analyst");
    assert_eq!(archive.read(|r| r.vault().get()).unwrap().analyst, "Ada");
    archive.redo("Ada", fixture.now()).unwrap();
    assert_eq!(archive.read(|r| r.vault().get()).unwrap().analyst, "Ada Berg");
    // Somebody who never was this vault's analyst has nothing to take back.
    assert!(matches!(archive.undo("Mallory", fixture.now()), Err(ArchiveError::Refused { .. })));
    let empty = fixture.try_act("Renamed", |w| w.vault().rename(Some(" "), None));
    assert!(matches!(empty, Err(ArchiveError::Refused { .. })));
    fixture.assert_sound();
}
