//! What the sample is made of: which files, when and how they came, and what was decided about them.
//!
//! `items/WORLD.md` tells the invented world that they are about.

use archive::{How, Role, Status};

/// A case of the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// The intrusion at Port Ellery.
    Port,
    /// The broken cable.
    Cable,
}

/// One file and what became of it.
pub(super) struct Sample {
    /// Name of the file.
    pub(super) name: &'static str,
    /// Its bytes.
    pub(super) bytes: &'static [u8],
    /// How it came.
    pub(super) how: How,
    /// When it was filed, RFC 3339.
    pub(super) filed: &'static str,
    /// Where it stands.
    pub(super) status: Status,
    /// Its tags.
    pub(super) tags: &'static [&'static str],
    /// Its case, its role there, and the note.
    pub(super) link: Option<(Case, Role, &'static str)>,
}

macro_rules! sample {
    ($name:literal, $how:ident, $filed:literal, $status:ident, $tags:expr, $link:expr) => {
        Sample {
            name: $name,
            bytes: include_bytes!(concat!("items/", $name)),
            how: How::$how,
            filed: concat!($filed, ":00Z"),
            status: Status::$status,
            tags: &$tags,
            link: $link,
        }
    };
}

/// The files in the order in which they were filed.
#[rustfmt::skip]
pub(super) const SAMPLES: &[Sample] = &[
    sample!("37-hospital.html", File, "2026-01-15T19:00", Filed, ["fraud", "hospital"],
        None),
    sample!("38-dairy.html", File, "2026-01-15T19:05", Filed, ["ransom"],
        None),
    sample!("30-router-recall.html", File, "2026-01-21T13:00", Filed, ["router", "recall"],
        None),
    sample!("32-router-de.html", File, "2026-01-22T10:20", Filed, ["router", "recall"],
        None),
    sample!("55-ja-router.html", File, "2026-01-23T02:10", Filed, ["router"],
        None),
    sample!("31-router-student.html", File, "2026-01-26T09:00", Filed, ["router", "disclosure"],
        None),
    sample!("44-chip.html", File, "2026-01-30T13:00", Filed, ["leak", "rumour"],
        None),
    sample!("15-cable-break.html", File, "2026-02-02T15:00", Filed, ["cable"],
        Some((Case::Cable, Role::Evidence, "First report from the islands; the operator names no cause."))),
    sample!("16-cable-minister.html", File, "2026-02-06T17:30", Filed, ["cable", "attribution"],
        Some((Case::Cable, Role::Evidence, "The charge as it was first made. The pictures were not published."))),
    sample!("17-kaldmark-rejects.html", File, "2026-02-09T10:05", Filed, ["cable", "denial"],
        Some((Case::Cable, Role::Evidence, "The denial. Note the yard's answer in the third paragraph."))),
    sample!("18-cable-ru.html", File, "2026-02-10T09:40", Filed, ["cable"],
        Some((Case::Cable, Role::Background, "Repeats the Gazette and the South Strait Post; nothing of its own."))),
    sample!("19-cable-fr.html", File, "2026-02-11T08:00", Filed, ["cable"],
        Some((Case::Cable, Role::Evidence, "An engineer's view on whether one anchor can break two pairs."))),
    sample!("20-cable-zh.html", File, "2026-02-12T13:00", Filed, ["cable"],
        Some((Case::Cable, Role::Background, ""))),
    sample!("21-cable-ar.html", File, "2026-02-13T08:30", Filed, ["cable"],
        Some((Case::Cable, Role::Background, ""))),
    sample!("22-cable-ja.html", File, "2026-02-13T10:00", Filed, ["cable"],
        Some((Case::Cable, Role::Background, ""))),
    sample!("23-cable-es.html", File, "2026-02-14T09:15", Filed, ["cable"],
        Some((Case::Cable, Role::Evidence, "Own reporting: the yard shows its work sheet. The ship never came."))),
    sample!("24-norrsea-readings.md", File, "2026-02-18T11:00", Filed, ["cable", "data"],
        Some((Case::Cable, Role::Evidence, "Instrument readings, with a first jolt that the notice of 2 February left out."))),
    sample!("43-voice.html", File, "2026-02-19T08:00", Filed, ["fraud"],
        None),
    sample!("14-paperkite-kit.txt", File, "2026-02-20T10:00", Filed, ["fraud", "kit"],
        None),
    sample!("25-coastguard-note.txt", Paste, "2026-02-20T12:00", Filed, ["cable", "data"],
        Some((Case::Cable, Role::Evidence, "The only speed figures. They come from the ships' own signals."))),
    sample!("27-diplomats.html", File, "2026-02-24T14:00", Filed, ["cable"],
        Some((Case::Cable, Role::Context, ""))),
    sample!("26-blog-plough.txt", Paste, "2026-02-25T09:00", Filed, ["cable"],
        Some((Case::Cable, Role::Context, "An expert's blog, undated; corrected later by its own author."))),
    sample!("34-election-outage.html", File, "2026-02-27T22:00", Filed, ["election"],
        None),
    sample!("35-election-attack-claim.html", File, "2026-02-28T08:00", Filed, ["election", "attribution"],
        None),
    sample!("36-election-log.txt", File, "2026-02-28T08:05", Filed, ["election", "data"],
        None),
    sample!("41-gps.html", File, "2026-03-02T10:00", Filed, ["navigation"],
        Some((Case::Cable, Role::Context, "Same waters, a month later. No known link."))),
    sample!("42-gps-fr.html", File, "2026-03-03T08:00", Filed, ["navigation"],
        None),
    sample!("28-tap-claim.html", File, "2026-03-06T16:00", Filed, ["cable", "attribution"],
        Some((Case::Cable, Role::Evidence, "The counter-charge. It is not an answer to the first one, and neither excludes the other."))),
    sample!("29-insurer.html", File, "2026-03-10T08:00", Filed, ["cable"],
        Some((Case::Cable, Role::Context, "Says why the words \"on purpose\" are worth six million."))),
    sample!("58-discard-promo.html", File, "2026-03-11T09:00", Discarded, [],
        None),
    sample!("01-wire-port-breach.html", File, "2026-03-12T17:10", Filed, ["port", "intrusion"],
        Some((Case::Port, Role::Evidence, "The origin of the family: everything in 02 to 08 goes back to this."))),
    sample!("02-copy-coast-ledger.html", File, "2026-03-12T19:00", Filed, ["port"],
        Some((Case::Port, Role::Background, "Copy of the wire, word for word."))),
    sample!("59-discard-login.txt", Paste, "2026-03-12T19:01", Discarded, [],
        None),
    sample!("03-copy-ellery-courier.html", File, "2026-03-13T07:30", Filed, ["port"],
        Some((Case::Port, Role::Background, "Copy of the wire, with one witness of its own: a driver at the north gate."))),
    sample!("04-copy-saltmarsh-post.txt", Paste, "2026-03-13T08:00", Filed, ["port"],
        Some((Case::Port, Role::Background, ""))),
    sample!("07-translation-hafenblatt.html", File, "2026-03-13T09:00", Filed, ["port"],
        Some((Case::Port, Role::Background, "Faithful translation of the wire."))),
    sample!("53-ru-port.html", File, "2026-03-13T11:00", Filed, ["port"],
        Some((Case::Port, Role::Background, ""))),
    sample!("54-zh-port.txt", Paste, "2026-03-13T13:00", Filed, ["port"],
        Some((Case::Port, Role::Background, ""))),
    sample!("46-grain-price.html", File, "2026-03-14T07:00", Filed, ["port", "grain"],
        Some((Case::Port, Role::Context, ""))),
    sample!("08-translation-suara.txt", Paste, "2026-03-14T08:00", Filed, ["port"],
        Some((Case::Port, Role::Background, ""))),
    sample!("05-rewrite-techharbor.html", File, "2026-03-14T10:00", Filed, ["port", "attribution"],
        Some((Case::Port, Role::Background, "Rewrite. August 2025 has no source; the state is a guess."))),
    sample!("10-union-statement.md", File, "2026-03-15T18:00", Filed, ["port", "labour"],
        Some((Case::Port, Role::Evidence, "Independent of the port: nine written reports since December."))),
    sample!("06-rewrite-security-lantern.txt", Paste, "2026-03-15T20:00", Filed, ["port", "attribution"],
        Some((Case::Port, Role::Background, "Rewrite. 18,700 is a slip of one digit."))),
    sample!("12-supplier-denies.html", File, "2026-03-16T08:00", Filed, ["port", "denial"],
        Some((Case::Port, Role::Evidence, "The maker has something to lose; it shows a letter of 2023."))),
    sample!("48-minutes.md", File, "2026-03-16T17:00", Filed, ["port", "call"],
        Some((Case::Port, Role::Context, "Our own note. The source does not want to be named."))),
    sample!("11-incident-centre-advisory.html", File, "2026-03-17T10:30", Filed, ["port", "data"],
        Some((Case::Port, Role::Evidence, "Hours, nights and addresses. Says plainly what it does not know."))),
    sample!("33-router-port-link.html", File, "2026-03-17T17:00", Inbox, ["port", "router"],
        Some((Case::Port, Role::Context, "A theory that says itself that there is no evidence."))),
    sample!("45-indonesia.html", File, "2026-03-18T05:00", Filed, ["port"],
        Some((Case::Port, Role::Background, "The advisory, retold in Indonesian."))),
    sample!("47-opinion.html", File, "2026-03-18T07:00", Inbox, ["port"],
        None),
    sample!("09-followup-wire.html", File, "2026-03-19T13:00", Filed, ["port", "correction"],
        Some((Case::Port, Role::Evidence, "Corrects two figures of the first statement: 1,420 containers, first use on 28 October."))),
    sample!("39-kit-arrest.html", File, "2026-03-20T11:00", Filed, ["fraud", "kit"],
        None),
    sample!("40-kit-forum-paste.txt", Paste, "2026-03-20T12:00", Inbox, ["kit"],
        None),
    sample!("50-de-hafen.html", File, "2026-03-21T09:00", Filed, ["port"],
        Some((Case::Port, Role::Evidence, "A survey of 32 ports; two of them switched off an account."))),
    sample!("49-listserv.txt", Paste, "2026-03-21T10:00", Inbox, ["port"],
        Some((Case::Port, Role::Evidence, "Second port with 203.0.113.77. Not for publication with the sender's name."))),
    sample!("51-es-puertos.html", File, "2026-03-22T09:00", Filed, ["port"],
        Some((Case::Port, Role::Evidence, "Third port; says honestly that it had not been looking."))),
    sample!("52-quern.html", File, "2026-03-23T10:00", Filed, ["port", "denial"],
        Some((Case::Port, Role::Evidence, "The investigator that the maker names was not hired."))),
    sample!("57-calc.html", File, "2026-03-24T21:00", Inbox, ["cable"],
        Some((Case::Cable, Role::Evidence, "What the readings and the speed allow together."))),
    sample!("56-newsletter.txt", Paste, "2026-03-27T07:00", Inbox, ["cable"],
        None),
    sample!("13-wrong-headline.txt", Paste, "2026-03-27T07:05", Inbox, [],
        None),
    sample!("60-unfiled-tip.txt", Paste, "2026-03-27T07:10", Inbox, [],
        None),
];
