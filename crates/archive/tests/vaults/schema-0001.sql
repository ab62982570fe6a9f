-- A small vault as a program of schema 1 made it. Its texts are invented. Never edit: a later
-- program must open exactly this. Made with `sqlite3 Kept.dossier/archive.sqlite .dump` and the
-- version line at the end; the next schema's vault is made the same way and lies beside it.

PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE batch (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    actor  TEXT NOT NULL,
    label  TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('act', 'undo', 'redo')),
    target INTEGER REFERENCES batch (id),
    CHECK ((kind = 'act') = (target IS NULL))
) STRICT;
INSERT INTO "batch" VALUES(1,1772442060000,'Ada','Filed 1 item','act',NULL);
INSERT INTO "batch" VALUES(2,1772442120000,'Ada','Filed 1 item again','act',NULL);
INSERT INTO "batch" VALUES(3,1772442180000,'Ada','Captured a new version','act',NULL);
INSERT INTO "batch" VALUES(4,1772442240000,'Ada','Renamed the analyst','act',NULL);
INSERT INTO "batch" VALUES(5,1772442300000,'Ada Lind','Filed 1 item','act',NULL);
INSERT INTO "batch" VALUES(6,1772442360000,'Ada Lind','Filed 1 item','act',NULL);
INSERT INTO "batch" VALUES(7,1772442420000,'Ada Lind','Discarded 1 item','act',NULL);
INSERT INTO "batch" VALUES(8,1772442480000,'Ada Lind','Filed 1 item','act',NULL);
INSERT INTO "batch" VALUES(9,1772442540000,'Ada Lind','Tagged 1 item','act',NULL);
INSERT INTO "batch" VALUES(10,1772442600000,'Ada Lind','Tagged 2 items','act',NULL);
INSERT INTO "batch" VALUES(11,1772442660000,'Ada Lind','Tagged 2 items','undo',10);
INSERT INTO "batch" VALUES(12,1772442720000,'Ada Lind','Corrected the title','act',NULL);
INSERT INTO "batch" VALUES(13,1772442780000,'Ada Lind','Made a case','act',NULL);
INSERT INTO "batch" VALUES(14,1772442840000,'Ada Lind','Linked 1 item','act',NULL);
INSERT INTO "batch" VALUES(15,1772442900000,'Ada Lind','Made a briefing','act',NULL);
INSERT INTO "batch" VALUES(16,1772442960000,'Ada Lind','Saved a briefing','act',NULL);
INSERT INTO "batch" VALUES(17,1772443020000,'Ada Lind','Paused the case','act',NULL);
INSERT INTO "batch" VALUES(18,1772443080000,'Ada Lind','Opened the case','act',NULL);
CREATE TABLE briefing (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        TEXT NOT NULL UNIQUE,
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    created_at INTEGER NOT NULL,
    gone       INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
) STRICT;
INSERT INTO "briefing" VALUES(1,'buoys-in-march',2,1772442900000,0);
CREATE TABLE briefing_revision (
    briefing_id INTEGER NOT NULL REFERENCES briefing (id),
    number      INTEGER NOT NULL CHECK (number >= 1),
    at          INTEGER NOT NULL,
    actor       TEXT NOT NULL,
    title       TEXT NOT NULL,
    case_id     INTEGER REFERENCES case_file (id),
    tlp         TEXT NOT NULL,
    words       INTEGER NOT NULL,
    sha         TEXT NOT NULL CHECK (length(sha) = 64),
    cites       TEXT NOT NULL CHECK (json_valid(cites)),
    markdown    TEXT NOT NULL,
    PRIMARY KEY (briefing_id, number)
) STRICT;
INSERT INTO "briefing_revision" VALUES(1,1,1772442900000,'Ada Lind','Buoys in March',1,'TLP:CLEAR',1,'32dda87e8c926d195fa7c306413efae9f5dae9c813fce5cdc79d55d4e5f3dc64','[]','Begun.');
INSERT INTO "briefing_revision" VALUES(1,2,1772442960000,'Ada Lind','Buoys in March',1,'TLP:GREEN',12,'6b3ea66ce025a528d0e972f4e998991d5b833c2df7735889c7dfeab901f42e96','["tarn-2026-0227","skerry-2026-0301"]','# Buoys

Buoy 7 was moved [@tarn-2026-0227], which its owner denies [@skerry-2026-0301].');
CREATE TABLE capture (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id    INTEGER NOT NULL REFERENCES item (id),
    version    INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    how        TEXT NOT NULL CHECK (how IN ('paste', 'file', 'stdin', 'drop')),
    from_where TEXT,
    original   TEXT NOT NULL REFERENCES original (sha),
    url        TEXT,
    kind       TEXT NOT NULL,
    encoding   TEXT NOT NULL,
    rules      TEXT NOT NULL,
    FOREIGN KEY (item_id, version) REFERENCES version (item_id, number)
) STRICT;
INSERT INTO "capture" VALUES(1,1,1,1772442060000,'Ada','paste',NULL,'f8bde40dc3647d0f5ce78ae995d59c7d1199a9c9c6d1d971dee1c1f5709e2c83',NULL,'text','UTF-8','1');
INSERT INTO "capture" VALUES(2,1,1,1772442120000,'Ada','drop','buoy.txt','f8bde40dc3647d0f5ce78ae995d59c7d1199a9c9c6d1d971dee1c1f5709e2c83',NULL,'text','UTF-8','1');
INSERT INTO "capture" VALUES(3,1,2,1772442180000,'Ada','paste',NULL,'babc9fa6b97bf5d696b0e0f203cfe9b729d7e455f1b7497c470c2f27386f6860',NULL,'text','UTF-8','1');
INSERT INTO "capture" VALUES(4,2,1,1772442300000,'Ada Lind','paste',NULL,'02b901d40fe21d4194d2e93e85297080944bda12960231d6e39e2502322819ad',NULL,'text','UTF-8','1');
INSERT INTO "capture" VALUES(5,3,1,1772442360000,'Ada Lind','paste',NULL,'71536de231577e69b2082020334c08ca5e691c5f7733ff48d415ff1ad3803c6f',NULL,'text','UTF-8','1');
CREATE TABLE case_file (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    question   TEXT NOT NULL,
    status     TEXT NOT NULL CHECK (status IN ('open', 'paused', 'closed')),
    color      TEXT NOT NULL,
    tlp        TEXT,
    created_at INTEGER NOT NULL,
    gone       INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
) STRICT;
INSERT INTO "case_file" VALUES(1,'who-moves-the-buoys','Who moves the buoys?','Who moves the buoys off Tarn Point, and what for?','open','#2f6f8f',NULL,1772442780000,0);
CREATE TABLE case_item (
    case_id   INTEGER NOT NULL REFERENCES case_file (id),
    item_id   INTEGER NOT NULL REFERENCES item (id),
    role      TEXT NOT NULL CHECK (role IN ('evidence', 'background', 'context')),
    note      TEXT NOT NULL,
    linked_at INTEGER NOT NULL,
    PRIMARY KEY (case_id, item_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "case_item" VALUES(1,1,'evidence','names the buoy',1772442780000);
INSERT INTO "case_item" VALUES(1,2,'background','',1772442840000);
CREATE TABLE change (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    batch   INTEGER NOT NULL REFERENCES batch (id),
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    noun    TEXT NOT NULL,
    noun_id INTEGER NOT NULL,
    item_id INTEGER REFERENCES item (id),
    rev     INTEGER NOT NULL,
    op      TEXT NOT NULL,
    before  TEXT CHECK (before IS NULL OR json_valid(before)),
    after   TEXT CHECK (after IS NULL OR json_valid(after)),
    sha     BLOB NOT NULL CHECK (length(sha) = 32),
    hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO "change" VALUES(1,1,1772442060000,'Ada','item',1,1,1,'file',NULL,'{"capture":1,"key":"tarn-2026-0227","original":"f8bde40dc3647d0f5ce78ae995d59c7d1199a9c9c6d1d971dee1c1f5709e2c83","record":"33d2cb8a9ade9fdccea79ba0b578ac2271c8c9cdb30763ea7ce29e39ffe049b2","sha":"baffca69d9a70570202573c93015a54364b6e3451babb7e0dce6468fcf7fdfe0","status":"inbox","version":1}',X'9CB1935701282E7CC6F6185D7D96DFBD9495A70072AB4EBD2B18083DDB179291',X'EA16F8B2434055276475CE4BFFDB039EFC8E25D8EEA78EF789FFFA5002660D52');
INSERT INTO "change" VALUES(2,2,1772442120000,'Ada','item',1,1,2,'capture',NULL,'{"capture":2,"original":"f8bde40dc3647d0f5ce78ae995d59c7d1199a9c9c6d1d971dee1c1f5709e2c83","version":1}',X'E78DB8D69DE629081B7B4362CEE6421E9C0C4A8EF338788B092E3836501B8C55',X'E528892D35A679C2E3FBF54399F13725D7F1DE8C1DA462D5837754862BD0F646');
INSERT INTO "change" VALUES(3,3,1772442180000,'Ada','item',1,1,3,'version',NULL,'{"capture":3,"original":"babc9fa6b97bf5d696b0e0f203cfe9b729d7e455f1b7497c470c2f27386f6860","record":"245ac3955fceccbf2ffab79fac6dee704f1bf8f6433c0d29a37ac1eee18676c2","sha":"1ec6b71dc87a645c82f8f7c2a1a3708fbaa8ea6a40bb69b0625965c8ed975bb9","version":2}',X'2B6C786C60050F9E0AE48E782F1634F21E30304102BAFDEFFA7321147388FBD5',X'003710C2917FC2FEA5D2C662C5E3D96BFB52595BE12D0D9D6DB8926CD6FAF85D');
INSERT INTO "change" VALUES(4,4,1772442240000,'Ada','vault',1,NULL,1,'edit','{"name":"Kept","analyst":"Ada"}','{"name":"Kept","analyst":"Ada Lind"}',X'E497C52608380DF75FD4C4DDAA3C409F35458286DC38A57CF18FD73684A2E68D',X'4F3C0419CFB49087C269B0E9C265DA77455501597E96C0F925DE19C341E7EAB0');
INSERT INTO "change" VALUES(5,5,1772442300000,'Ada Lind','item',2,2,1,'file',NULL,'{"capture":4,"key":"skerry-2026-0301","original":"02b901d40fe21d4194d2e93e85297080944bda12960231d6e39e2502322819ad","record":"76cba99ee8663280de91711cbe6b76b2cbdd1a82567769e3583a303750342edc","sha":"d8a354e3603af047138ac1a8a3e59e7e144a3da98b40ed993bdfc6f2929cadac","status":"inbox","version":1}',X'F122D2785FA9C7C939DA30BAA2ED87BE08484CDA3643AC172677B1189C055166',X'E88AFEDAEFD989DF808CFAFCD859B23E1BE95CDAB3CE3425BB6FE61C180AAF3C');
INSERT INTO "change" VALUES(6,6,1772442360000,'Ada Lind','item',3,3,1,'file',NULL,'{"capture":5,"key":"item","original":"71536de231577e69b2082020334c08ca5e691c5f7733ff48d415ff1ad3803c6f","record":"c4ec1b764b5002bd14b992d4056113ca7a85df8a24d83e4f15f22bc0e4a00d42","sha":"5c37ba917cf4d328082c7da3b78f57e2a582dc2809b83b9ee9b3f20013a74b0a","status":"inbox","version":1}',X'D71831F0853625E0A529A14B72D98C31C77F7B8B7D0B2CF6060652309C1A1E67',X'0B63CD4EA70BA04583138817DB1226FC4DD8D026F5546ED3227A0CA82E64C026');
INSERT INTO "change" VALUES(7,7,1772442420000,'Ada Lind','item',3,3,2,'triage','{"status":"inbox"}','{"status":"discarded"}',X'FAC4F3861DBE61F7CFC711021533A7BEB070A0850A8727A9DA6D2643EDB3A24E',X'64E6801A2FA96EE0FBE42A8C20DD16DB9A71146E5F316CF75CEFDFF49DA6DE55');
INSERT INTO "change" VALUES(8,8,1772442480000,'Ada Lind','item',1,1,4,'triage','{"status":"inbox"}','{"status":"filed"}',X'3C3DFCAAA89007F6D8D8F5683DAAECA78C71DEB815317598AD5AA8FA27C5E448',X'3F773A522BE31CC273E8C77BF091B9A9DFB436930AB0E72253B13E09D68F3EBE');
INSERT INTO "change" VALUES(9,9,1772442540000,'Ada Lind','tag',1,1,1,'tag',NULL,'{"tag":"buoys"}',X'B258B88AFDDCC722B994670842A7C98E148B5DC0A10D1F264AF6D8760163FA2A',X'3B0A0E8D503DBC1788C789C0A859971D499C2CBB376303D2C3A01DDF8253829B');
INSERT INTO "change" VALUES(10,9,1772442540000,'Ada Lind','tag',2,1,1,'tag',NULL,'{"tag":"港口"}',X'044AC038DD4ED23163072B3C094A65DF6B7ABA7C1DA993DE17379BAD36DC73A4',X'21739BABF22D0228EA354F0D038FA2E8D396A219D1BA94A70C3E426A7D4441D1');
INSERT INTO "change" VALUES(11,10,1772442600000,'Ada Lind','tag',3,1,1,'tag',NULL,'{"tag":"wrong"}',X'2AA770C7739FE0F658BAAB01DAD4D097F5A1A0A2722C77F7AB15F772C8BB6414',X'8BE667F8CCD25F3B60CAEEE4A4A6155652B59FCEAF4D258C0C7F3B00D461F174');
INSERT INTO "change" VALUES(12,10,1772442600000,'Ada Lind','tag',3,2,1,'tag',NULL,'{"tag":"wrong"}',X'2AA770C7739FE0F658BAAB01DAD4D097F5A1A0A2722C77F7AB15F772C8BB6414',X'EAF26EC7024775B3DBEB56E487DB7F8C7A60437F9270D25B17480E7192BA0523');
INSERT INTO "change" VALUES(13,11,1772442660000,'Ada Lind','tag',3,2,2,'undo','{"tag":"wrong"}',NULL,X'03067BEBC44B53D2E079E283F76DEFA3FCF44A441F3C5F3720E26C03DBCF8BF5',X'87807735C49C0D1DD81D02DEF5A1BE7BFB4DB9A8F1A54E9EAC2468572BEEF7E8');
INSERT INTO "change" VALUES(14,11,1772442660000,'Ada Lind','tag',3,1,2,'undo','{"tag":"wrong"}',NULL,X'03067BEBC44B53D2E079E283F76DEFA3FCF44A441F3C5F3720E26C03DBCF8BF5',X'A1F3C1AE6B698968F65078671B01DC07D8F1E8182C8D8C8AC128C9E50F73AC4A');
INSERT INTO "change" VALUES(15,12,1772442720000,'Ada Lind','correction',1,1,1,'correct',NULL,'{"field":"title","value":"Buoy 7 was moved, harbour office says"}',X'0EFD176E224537A17D6A58B2B572A82ED74497A40B798C929BF21AD74B87FB7C',X'D4691835215951914BB76A6D49E9F0B1BC6A224872C7D92E798DFDA50098E8F2');
INSERT INTO "change" VALUES(16,13,1772442780000,'Ada Lind','case',1,NULL,1,'create',NULL,'{"title":"Who moves the buoys?","question":"Who moves the buoys off Tarn Point, and what for?","status":"open","color":"#2f6f8f","tlp":null}',X'0DF8CDC2B49F4230CAB873085A7FBE5ED2B0EDF94F818C2A8E24FAE3D4DAFE8C',X'4A0059DF8C977FD244DC0B1AF7EBDFFF90023569681DF5FCA0084518D3EF3BF3');
INSERT INTO "change" VALUES(17,13,1772442780000,'Ada Lind','link',1,1,1,'link',NULL,'{"role":"evidence","note":"names the buoy","linked_at":1772442780000}',X'F80CDBA1D13BB9FBEBC812EF8A433659AC6AB5D875D5A43D2340D218C93530F7',X'3E608381289F86166A942282D5B993A2B3A1D9DB67F901BB191D376E1194C163');
INSERT INTO "change" VALUES(18,14,1772442840000,'Ada Lind','link',1,2,1,'link',NULL,'{"role":"background","note":"","linked_at":1772442840000}',X'1E2AA24451B4844DFAFE90FAB8F2768F4C516CBD7AC08A740CAC96FD80C3F7BD',X'F60D81F32E9169A940CFCE448E05F8ADA79AB2E16CBCD7D5FD0DC55D8F03FC42');
INSERT INTO "change" VALUES(19,15,1772442900000,'Ada Lind','briefing',1,NULL,1,'create',NULL,'{"revision":1,"sha":"32dda87e8c926d195fa7c306413efae9f5dae9c813fce5cdc79d55d4e5f3dc64"}',X'136FDE687EFD9C25CC764895569C8B86510B69F6429A84A301C5626B35D18726',X'5B1AA3C138AB0E2D730C5524663B6E361C989937DC22B24FD730CA4FC138E6DE');
INSERT INTO "change" VALUES(20,16,1772442960000,'Ada Lind','briefing',1,NULL,2,'save','{"revision":1,"sha":"32dda87e8c926d195fa7c306413efae9f5dae9c813fce5cdc79d55d4e5f3dc64"}','{"revision":2,"sha":"6b3ea66ce025a528d0e972f4e998991d5b833c2df7735889c7dfeab901f42e96"}',X'5929838351841E2F22AE5D70D7A26FE4281E7DA645A9B88AD20FB5DC67C35EC7',X'24BBE6235876AAE7E4C8A75B54552CD763D1BE1099862DEDB1E2E97C012E5FF0');
INSERT INTO "change" VALUES(21,17,1772443020000,'Ada Lind','case',1,NULL,2,'edit','{"title":"Who moves the buoys?","question":"Who moves the buoys off Tarn Point, and what for?","status":"open","color":"#2f6f8f","tlp":null}','{"title":"Who moves the buoys?","question":"Who moves the buoys off Tarn Point, and what for?","status":"paused","color":"#2f6f8f","tlp":null}',X'267AA9A3AB86379DE9594968AD283FAFAD9464D7AF684661DEFF3815CF6980D0',X'AF4FCE7FE1730EED062B355FBCA5B4E9C71BAA23155E08107B03D1CABEDC7553');
INSERT INTO "change" VALUES(22,18,1772443080000,'Ada Lind','case',1,NULL,3,'edit','{"title":"Who moves the buoys?","question":"Who moves the buoys off Tarn Point, and what for?","status":"paused","color":"#2f6f8f","tlp":null}','{"title":"Who moves the buoys?","question":"Who moves the buoys off Tarn Point, and what for?","status":"open","color":"#2f6f8f","tlp":null}',X'4BAD3AB9EA2514C6F0571693806A64B56FE71CE564B65F3973118D1C31F32A25',X'CF9AA569AAD8805A4D15AF8F156C53638BC0FFEE413CC3D4C2DC869185E492CA');
CREATE TABLE citation (
    key         TEXT NOT NULL,
    briefing_id INTEGER NOT NULL REFERENCES briefing (id),
    PRIMARY KEY (key, briefing_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "citation" VALUES('skerry-2026-0301',1);
INSERT INTO "citation" VALUES('tarn-2026-0227',1);
CREATE TABLE correction (
    item_id INTEGER NOT NULL REFERENCES item (id),
    field   TEXT NOT NULL
            CHECK (field IN ('title', 'authors', 'publisher', 'published', 'language', 'url')),
    value   TEXT NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (item_id, field)
) STRICT, WITHOUT ROWID;
INSERT INTO "correction" VALUES(1,'title','"Buoy 7 was moved, harbour office says"');
CREATE TABLE item (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    key      TEXT NOT NULL UNIQUE,
    status   TEXT NOT NULL CHECK (status IN ('inbox', 'filed', 'discarded')),
    version  INTEGER NOT NULL CHECK (version >= 1),
    filed_at INTEGER NOT NULL,
    read     INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1))
) STRICT;
INSERT INTO "item" VALUES(1,'tarn-2026-0227','filed',2,1772442060000,0);
INSERT INTO "item" VALUES(2,'skerry-2026-0301','inbox',1,1772442300000,0);
INSERT INTO "item" VALUES(3,'item','discarded',1,1772442360000,0);
CREATE TABLE item_count (
    status TEXT PRIMARY KEY CHECK (status IN ('inbox', 'filed', 'discarded')),
    items  INTEGER NOT NULL CHECK (items >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO "item_count" VALUES('discarded',1);
INSERT INTO "item_count" VALUES('filed',1);
INSERT INTO "item_count" VALUES('inbox',1);
CREATE TABLE item_tag (
    item_id INTEGER NOT NULL REFERENCES item (id),
    tag_id  INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (item_id, tag_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "item_tag" VALUES(1,1);
INSERT INTO "item_tag" VALUES(1,2);
CREATE TABLE original (
    sha      TEXT PRIMARY KEY CHECK (length(sha) = 64),
    size     INTEGER NOT NULL CHECK (size >= 0),
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "original" VALUES('02b901d40fe21d4194d2e93e85297080944bda12960231d6e39e2502322819ad',61,1772442300000);
INSERT INTO "original" VALUES('71536de231577e69b2082020334c08ca5e691c5f7733ff48d415ff1ad3803c6f',36,1772442360000);
INSERT INTO "original" VALUES('babc9fa6b97bf5d696b0e0f203cfe9b729d7e455f1b7497c470c2f27386f6860',101,1772442180000);
INSERT INTO "original" VALUES('f8bde40dc3647d0f5ce78ae995d59c7d1199a9c9c6d1d971dee1c1f5709e2c83',73,1772442060000);
CREATE TABLE source (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    fold TEXT NOT NULL,
    host TEXT NOT NULL,
    UNIQUE (fold, host)
) STRICT;
INSERT INTO "source" VALUES(1,'The Gull','the gull','gull.example');
CREATE TABLE tag (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL,
    fold  TEXT NOT NULL UNIQUE,
    items INTEGER NOT NULL DEFAULT 0 CHECK (items >= 0)
) STRICT;
INSERT INTO "tag" VALUES(1,'buoys','buoys',1);
INSERT INTO "tag" VALUES(2,'港口','港口',1);
INSERT INTO "tag" VALUES(3,'wrong','wrong',0);
CREATE TABLE vault (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    vault_id   TEXT NOT NULL,
    name       TEXT NOT NULL,
    analyst    TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "vault" VALUES(1,'6b65707476617561756c746f66736368','Kept','Ada Lind',1772442000000);
CREATE TABLE version (
    item_id         INTEGER NOT NULL REFERENCES item (id),
    number          INTEGER NOT NULL CHECK (number >= 1),
    at              INTEGER NOT NULL,
    sha             TEXT NOT NULL CHECK (length(sha) = 64),
    source_id       INTEGER REFERENCES source (id),
    title           TEXT NOT NULL,
    title_basis     TEXT NOT NULL,
    headline        TEXT,
    publisher       TEXT,
    published       TEXT NOT NULL,
    published_basis TEXT NOT NULL,
    published_first TEXT,
    published_last  TEXT,
    language        TEXT,
    warnings        TEXT NOT NULL CHECK (json_valid(warnings)),
    excerpt         TEXT NOT NULL,
    url             TEXT,
    authors         TEXT NOT NULL CHECK (json_valid(authors)),
    modified        TEXT NOT NULL,
    modified_basis  TEXT NOT NULL,
    upstream        TEXT NOT NULL CHECK (json_valid(upstream)),
    candidates      TEXT NOT NULL CHECK (json_valid(candidates)),
    body            TEXT NOT NULL,
    blocks          TEXT NOT NULL CHECK (json_valid(blocks)),
    PRIMARY KEY (item_id, number)
) STRICT;
INSERT INTO "version" VALUES(1,1,1772442060000,'baffca69d9a70570202573c93015a54364b6e3451babb7e0dce6468fcf7fdfe0',1,'Buoy seven moved','first_line',NULL,'The Gull','2026-02-27','page_metadata','2026-02-27','2026-02-27','en','[]','A buoy off Tarn Point lies two miles from where it lay.','https://gull.example/buoy','["Mo Tarrant"]','','','["According to Radio Tarn"]','{"titles":[{"value":"Buoy","basis":"title_tag"}],"published":[]}','A buoy off Tarn Point lies two miles from where it lay.','[{"kind":"paragraph","text":"A buoy off Tarn Point lies two miles from where it lay.","kept":true},{"kind":"paragraph","text":"Share this page","kept":false,"rule":"share"}]');
INSERT INTO "version" VALUES(1,2,1772442180000,'1ec6b71dc87a645c82f8f7c2a1a3708fbaa8ea6a40bb69b0625965c8ed975bb9',1,'Buoy 7 moved','first_line',NULL,'The Gull','2026-02-27','page_metadata','2026-02-27','2026-02-27','en','[{"code":"headline_does_not_fit","message":"The headline does not name the harbour office."}]','Buoy 7 off Tarn Point lies two miles from where it lay. The harbour office has seen it.','https://gull.example/buoy','["Mo Tarrant"]','','','["According to Radio Tarn"]','{"titles":[{"value":"Buoy","basis":"title_tag"}],"published":[]}','Buoy 7 off Tarn Point lies two miles from where it lay. The harbour office has seen it.','[{"kind":"paragraph","text":"A buoy off Tarn Point lies two miles from where it lay.","kept":true},{"kind":"paragraph","text":"Share this page","kept":false,"rule":"share"}]');
INSERT INTO "version" VALUES(2,1,1772442300000,'d8a354e3603af047138ac1a8a3e59e7e144a3da98b40ed993bdfc6f2929cadac',NULL,'No buoy was moved','first_line',NULL,NULL,'','',NULL,NULL,NULL,'[]','The Skerry company says no buoy was moved.',NULL,'[]','','','[]','{"titles":[],"published":[]}','The Skerry company says no buoy was moved.','[]');
INSERT INTO "version" VALUES(3,1,1772442360000,'5c37ba917cf4d328082c7da3b78f57e2a582dc2809b83b9ee9b3f20013a74b0a',NULL,'Bake sale','first_line',NULL,NULL,'','',NULL,NULL,NULL,'[]','Nothing to do with buoys.',NULL,'[]','','','[]','{"titles":[],"published":[]}','Nothing to do with buoys.','[]');
CREATE INDEX item_by_status ON item (status, filed_at DESC, id DESC);
CREATE INDEX item_in_use ON item (filed_at DESC, id DESC) WHERE status <> 'discarded';
CREATE INDEX version_by_source ON version (source_id);
CREATE INDEX capture_by_item ON capture (item_id, id);
CREATE INDEX capture_by_original ON capture (original);
CREATE INDEX item_tag_by_tag ON item_tag (tag_id, item_id);
CREATE INDEX case_item_by_item ON case_item (item_id, case_id);
CREATE INDEX citation_by_briefing ON citation (briefing_id);
CREATE INDEX batch_by_target ON batch (target, id) WHERE target IS NOT NULL;
CREATE INDEX change_by_place ON change (noun, noun_id, item_id, seq);
CREATE INDEX change_by_item ON change (item_id, seq) WHERE item_id IS NOT NULL;
CREATE INDEX change_by_batch ON change (batch, seq);
CREATE TRIGGER item_is_counted AFTER INSERT ON item
BEGIN UPDATE item_count SET items = items + 1 WHERE status = new.status; END;
CREATE TRIGGER item_is_recounted AFTER UPDATE OF status ON item WHEN old.status <> new.status
BEGIN
    UPDATE item_count SET items = items - 1 WHERE status = old.status;
    UPDATE item_count SET items = items + 1 WHERE status = new.status;
    UPDATE tag SET items = items + (old.status = 'discarded') - (new.status = 'discarded')
    WHERE (old.status = 'discarded') <> (new.status = 'discarded')
      AND id IN (SELECT tag_id FROM item_tag WHERE item_id = new.id);
END;
CREATE TRIGGER tag_is_counted AFTER INSERT ON item_tag
BEGIN
    UPDATE tag SET items = items + 1 WHERE id = new.tag_id
      AND EXISTS (SELECT 1 FROM item WHERE id = new.item_id AND status <> 'discarded');
END;
CREATE TRIGGER tag_is_uncounted AFTER DELETE ON item_tag
BEGIN
    UPDATE tag SET items = items - 1 WHERE id = old.tag_id
      AND EXISTS (SELECT 1 FROM item WHERE id = old.item_id AND status <> 'discarded');
END;
CREATE TRIGGER original_is_kept BEFORE DELETE ON original
BEGIN SELECT RAISE(ABORT, 'an original is never removed'); END;
CREATE TRIGGER original_is_fixed BEFORE UPDATE ON original
BEGIN SELECT RAISE(ABORT, 'an original never changes'); END;
CREATE TRIGGER item_is_kept BEFORE DELETE ON item
BEGIN SELECT RAISE(ABORT, 'an item is never removed'); END;
CREATE TRIGGER item_key_is_fixed BEFORE UPDATE OF id, key, filed_at ON item
BEGIN SELECT RAISE(ABORT, 'the key and time of an item never change'); END;
CREATE TRIGGER version_is_kept BEFORE DELETE ON version
BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;
CREATE TRIGGER version_is_fixed BEFORE UPDATE ON version
BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
CREATE TRIGGER capture_is_kept BEFORE DELETE ON capture
BEGIN SELECT RAISE(ABORT, 'a capture is never removed'); END;
CREATE TRIGGER capture_is_fixed BEFORE UPDATE ON capture
BEGIN SELECT RAISE(ABORT, 'a capture never changes'); END;
CREATE TRIGGER revision_is_kept BEFORE DELETE ON briefing_revision
BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;
CREATE TRIGGER revision_is_fixed BEFORE UPDATE ON briefing_revision
BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER batch_is_kept BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'the log is never trimmed'); END;
CREATE TRIGGER batch_is_fixed BEFORE UPDATE ON batch
BEGIN SELECT RAISE(ABORT, 'the log never changes'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the log is never trimmed'); END;
CREATE TRIGGER change_is_fixed BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the log never changes'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('item',3);
INSERT INTO "sqlite_sequence" VALUES('source',1);
INSERT INTO "sqlite_sequence" VALUES('capture',5);
INSERT INTO "sqlite_sequence" VALUES('batch',18);
INSERT INTO "sqlite_sequence" VALUES('change',22);
INSERT INTO "sqlite_sequence" VALUES('tag',3);
INSERT INTO "sqlite_sequence" VALUES('case_file',1);
INSERT INTO "sqlite_sequence" VALUES('briefing',1);
COMMIT;
PRAGMA user_version = 1;
