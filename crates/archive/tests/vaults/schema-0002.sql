-- A small vault as a program of schema 2 made it, from the one of schema 1. Its texts are invented.
-- Never edit: a later program must open exactly this. Made with
-- `sqlite3 Kept.dossier/archive.sqlite .dump` and the version line at the end. The original of
-- a version is its title, an empty line, and its body; those in pack 1 stand there in that order.

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
INSERT INTO batch VALUES(1,1772442060000,'Ada','Filed 1 item','act',NULL);
INSERT INTO batch VALUES(2,1772442120000,'Ada','Filed 1 item again','act',NULL);
INSERT INTO batch VALUES(3,1772442180000,'Ada','Captured a new version','act',NULL);
INSERT INTO batch VALUES(4,1772442240000,'Ada','Renamed the analyst','act',NULL);
INSERT INTO batch VALUES(5,1772442300000,'Ada Lind','Filed 1 item','act',NULL);
INSERT INTO batch VALUES(6,1772442360000,'Ada Lind','Filed 1 item','act',NULL);
INSERT INTO batch VALUES(7,1772442420000,'Ada Lind','Discarded 1 item','act',NULL);
INSERT INTO batch VALUES(8,1772442480000,'Ada Lind','Filed 1 item','act',NULL);
INSERT INTO batch VALUES(9,1772442540000,'Ada Lind','Tagged 1 item','act',NULL);
INSERT INTO batch VALUES(10,1772442600000,'Ada Lind','Tagged 2 items','act',NULL);
INSERT INTO batch VALUES(11,1772442660000,'Ada Lind','Tagged 2 items','undo',10);
INSERT INTO batch VALUES(12,1772442720000,'Ada Lind','Corrected the title','act',NULL);
INSERT INTO batch VALUES(13,1772442780000,'Ada Lind','Made a case','act',NULL);
INSERT INTO batch VALUES(14,1772442840000,'Ada Lind','Linked 1 item','act',NULL);
INSERT INTO batch VALUES(15,1772442900000,'Ada Lind','Made a briefing','act',NULL);
INSERT INTO batch VALUES(16,1772442960000,'Ada Lind','Saved a briefing','act',NULL);
INSERT INTO batch VALUES(17,1772443020000,'Ada Lind','Paused the case','act',NULL);
INSERT INTO batch VALUES(18,1772443080000,'Ada Lind','Opened the case','act',NULL);
INSERT INTO batch VALUES(19,1772443320000,'Ben','Imported 4 entries from buoys.warc','act',NULL);
INSERT INTO batch VALUES(20,1772443380000,'Ben','Cut a line','act',NULL);
INSERT INTO batch VALUES(21,1772443440000,'Ben','Showed version 2 again','act',NULL);
INSERT INTO batch VALUES(22,1772443500000,'Ben','Merged 1 item into another','act',NULL);
INSERT INTO batch VALUES(23,1772443560000,'Ben','Watched a folder','act',NULL);
CREATE TABLE briefing (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        TEXT NOT NULL UNIQUE,
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    created_at INTEGER NOT NULL,
    gone       INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
) STRICT;
INSERT INTO briefing VALUES(1,'buoys-in-march',2,1772442900000,0);
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
INSERT INTO briefing_revision VALUES(1,1,1772442900000,'Ada Lind','Buoys in March',1,'TLP:CLEAR',1,'32dda87e8c926d195fa7c306413efae9f5dae9c813fce5cdc79d55d4e5f3dc64','[]','Begun.');
INSERT INTO briefing_revision VALUES(1,2,1772442960000,'Ada Lind','Buoys in March',1,'TLP:GREEN',12,'6b3ea66ce025a528d0e972f4e998991d5b833c2df7735889c7dfeab901f42e96','["tarn-2026-0227","skerry-2026-0301"]',replace('# Buoys\n\nBuoy 7 was moved [@tarn-2026-0227], which its owner denies [@skerry-2026-0301].','\n',char(10)));
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
INSERT INTO case_file VALUES(1,'who-moves-the-buoys','Who moves the buoys?','Who moves the buoys off Tarn Point, and what for?','open','#2f6f8f',NULL,1772442780000,0);
CREATE TABLE case_item (
    case_id   INTEGER NOT NULL REFERENCES case_file (id),
    item_id   INTEGER NOT NULL REFERENCES item (id),
    role      TEXT NOT NULL CHECK (role IN ('evidence', 'background', 'context')),
    note      TEXT NOT NULL,
    linked_at INTEGER NOT NULL,
    PRIMARY KEY (case_id, item_id)
) STRICT, WITHOUT ROWID;
INSERT INTO case_item VALUES(1,1,'evidence','names the buoy',1772442780000);
INSERT INTO case_item VALUES(1,2,'background','',1772442840000);
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
INSERT INTO change VALUES(1,1,1772442060000,'Ada','item',1,1,1,'file',NULL,'{"capture":1,"key":"tarn-2026-0227","original":"f8bde40dc3647d0f5ce78ae995d59c7d1199a9c9c6d1d971dee1c1f5709e2c83","record":"33d2cb8a9ade9fdccea79ba0b578ac2271c8c9cdb30763ea7ce29e39ffe049b2","sha":"baffca69d9a70570202573c93015a54364b6e3451babb7e0dce6468fcf7fdfe0","status":"inbox","version":1}',X'9cb1935701282e7cc6f6185d7d96dfbd9495a70072ab4ebd2b18083ddb179291',X'ea16f8b2434055276475ce4bffdb039efc8e25d8eea78ef789fffa5002660d52');
INSERT INTO change VALUES(2,2,1772442120000,'Ada','item',1,1,2,'capture',NULL,'{"capture":2,"original":"f8bde40dc3647d0f5ce78ae995d59c7d1199a9c9c6d1d971dee1c1f5709e2c83","version":1}',X'e78db8d69de629081b7b4362cee6421e9c0c4a8ef338788b092e3836501b8c55',X'e528892d35a679c2e3fbf54399f13725d7f1de8c1da462d5837754862bd0f646');
INSERT INTO change VALUES(3,3,1772442180000,'Ada','item',1,1,3,'version',NULL,'{"capture":3,"original":"babc9fa6b97bf5d696b0e0f203cfe9b729d7e455f1b7497c470c2f27386f6860","record":"245ac3955fceccbf2ffab79fac6dee704f1bf8f6433c0d29a37ac1eee18676c2","sha":"1ec6b71dc87a645c82f8f7c2a1a3708fbaa8ea6a40bb69b0625965c8ed975bb9","version":2}',X'2b6c786c60050f9e0ae48e782f1634f21e30304102bafdeffa7321147388fbd5',X'003710c2917fc2fea5d2c662c5e3d96bfb52595be12d0d9d6db8926cd6faf85d');
INSERT INTO change VALUES(4,4,1772442240000,'Ada','vault',1,NULL,1,'edit','{"name":"Kept","analyst":"Ada"}','{"name":"Kept","analyst":"Ada Lind"}',X'e497c52608380df75fd4c4ddaa3c409f35458286dc38a57cf18fd73684a2e68d',X'4f3c0419cfb49087c269b0e9c265da77455501597e96c0f925de19c341e7eab0');
INSERT INTO change VALUES(5,5,1772442300000,'Ada Lind','item',2,2,1,'file',NULL,'{"capture":4,"key":"skerry-2026-0301","original":"02b901d40fe21d4194d2e93e85297080944bda12960231d6e39e2502322819ad","record":"76cba99ee8663280de91711cbe6b76b2cbdd1a82567769e3583a303750342edc","sha":"d8a354e3603af047138ac1a8a3e59e7e144a3da98b40ed993bdfc6f2929cadac","status":"inbox","version":1}',X'f122d2785fa9c7c939da30baa2ed87be08484cda3643ac172677b1189c055166',X'e88afedaefd989df808cfafcd859b23e1be95cdab3ce3425bb6fe61c180aaf3c');
INSERT INTO change VALUES(6,6,1772442360000,'Ada Lind','item',3,3,1,'file',NULL,'{"capture":5,"key":"item","original":"71536de231577e69b2082020334c08ca5e691c5f7733ff48d415ff1ad3803c6f","record":"c4ec1b764b5002bd14b992d4056113ca7a85df8a24d83e4f15f22bc0e4a00d42","sha":"5c37ba917cf4d328082c7da3b78f57e2a582dc2809b83b9ee9b3f20013a74b0a","status":"inbox","version":1}',X'd71831f0853625e0a529a14b72d98c31c77f7b8b7d0b2cf6060652309c1a1e67',X'0b63cd4ea70ba04583138817db1226fc4dd8d026f5546ed3227a0ca82e64c026');
INSERT INTO change VALUES(7,7,1772442420000,'Ada Lind','item',3,3,2,'triage','{"status":"inbox"}','{"status":"discarded"}',X'fac4f3861dbe61f7cfc711021533a7beb070a0850a8727a9da6d2643edb3a24e',X'64e6801a2fa96ee0fbe42a8c20dd16db9a71146e5f316cf75cefdff49da6de55');
INSERT INTO change VALUES(8,8,1772442480000,'Ada Lind','item',1,1,4,'triage','{"status":"inbox"}','{"status":"filed"}',X'3c3dfcaaa89007f6d8d8f5683daaeca78c71deb815317598ad5aa8fa27c5e448',X'3f773a522be31cc273e8c77bf091b9a9dfb436930ab0e72253b13e09d68f3ebe');
INSERT INTO change VALUES(9,9,1772442540000,'Ada Lind','tag',1,1,1,'tag',NULL,'{"tag":"buoys"}',X'b258b88afddcc722b994670842a7c98e148b5dc0a10d1f264af6d8760163fa2a',X'3b0a0e8d503dbc1788c789c0a859971d499c2cbb376303d2c3a01ddf8253829b');
INSERT INTO change VALUES(10,9,1772442540000,'Ada Lind','tag',2,1,1,'tag',NULL,'{"tag":"港口"}',X'044ac038dd4ed23163072b3c094a65df6b7aba7c1da993de17379bad36dc73a4',X'21739babf22d0228ea354f0d038fa2e8d396a219d1ba94a70c3e426a7d4441d1');
INSERT INTO change VALUES(11,10,1772442600000,'Ada Lind','tag',3,1,1,'tag',NULL,'{"tag":"wrong"}',X'2aa770c7739fe0f658baab01dad4d097f5a1a0a2722c77f7ab15f772c8bb6414',X'8be667f8ccd25f3b60caeee4a4a6155652b59fceaf4d258c0c7f3b00d461f174');
INSERT INTO change VALUES(12,10,1772442600000,'Ada Lind','tag',3,2,1,'tag',NULL,'{"tag":"wrong"}',X'2aa770c7739fe0f658baab01dad4d097f5a1a0a2722c77f7ab15f772c8bb6414',X'eaf26ec7024775b3dbeb56e487db7f8c7a60437f9270d25b17480e7192ba0523');
INSERT INTO change VALUES(13,11,1772442660000,'Ada Lind','tag',3,2,2,'undo','{"tag":"wrong"}',NULL,X'03067bebc44b53d2e079e283f76defa3fcf44a441f3c5f3720e26c03dbcf8bf5',X'87807735c49c0d1dd81d02def5a1be7bfb4db9a8f1a54e9eac2468572beef7e8');
INSERT INTO change VALUES(14,11,1772442660000,'Ada Lind','tag',3,1,2,'undo','{"tag":"wrong"}',NULL,X'03067bebc44b53d2e079e283f76defa3fcf44a441f3c5f3720e26c03dbcf8bf5',X'a1f3c1ae6b698968f65078671b01dc07d8f1e8182c8d8c8ac128c9e50f73ac4a');
INSERT INTO change VALUES(15,12,1772442720000,'Ada Lind','correction',1,1,1,'correct',NULL,'{"field":"title","value":"Buoy 7 was moved, harbour office says"}',X'0efd176e224537a17d6a58b2b572a82ed74497a40b798c929bf21ad74b87fb7c',X'd4691835215951914bb76a6d49e9f0b1bc6a224872c7d92e798dfda50098e8f2');
INSERT INTO change VALUES(16,13,1772442780000,'Ada Lind','case',1,NULL,1,'create',NULL,'{"title":"Who moves the buoys?","question":"Who moves the buoys off Tarn Point, and what for?","status":"open","color":"#2f6f8f","tlp":null}',X'0df8cdc2b49f4230cab873085a7fbe5ed2b0edf94f818c2a8e24fae3d4dafe8c',X'4a0059df8c977fd244dc0b1af7ebdfff90023569681df5fca0084518d3ef3bf3');
INSERT INTO change VALUES(17,13,1772442780000,'Ada Lind','link',1,1,1,'link',NULL,'{"role":"evidence","note":"names the buoy","linked_at":1772442780000}',X'f80cdba1d13bb9fbebc812ef8a433659ac6ab5d875d5a43d2340d218c93530f7',X'3e608381289f86166a942282d5b993a2b3a1d9db67f901bb191d376e1194c163');
INSERT INTO change VALUES(18,14,1772442840000,'Ada Lind','link',1,2,1,'link',NULL,'{"role":"background","note":"","linked_at":1772442840000}',X'1e2aa24451b4844dfafe90fab8f2768f4c516cbd7ac08a740cac96fd80c3f7bd',X'f60d81f32e9169a940cfce448e05f8ada79ab2e16cbcd7d5fd0dc55d8f03fc42');
INSERT INTO change VALUES(19,15,1772442900000,'Ada Lind','briefing',1,NULL,1,'create',NULL,'{"revision":1,"sha":"32dda87e8c926d195fa7c306413efae9f5dae9c813fce5cdc79d55d4e5f3dc64"}',X'136fde687efd9c25cc764895569c8b86510b69f6429a84a301c5626b35d18726',X'5b1aa3c138ab0e2d730c5524663b6e361c989937dc22b24fd730ca4fc138e6de');
INSERT INTO change VALUES(20,16,1772442960000,'Ada Lind','briefing',1,NULL,2,'save','{"revision":1,"sha":"32dda87e8c926d195fa7c306413efae9f5dae9c813fce5cdc79d55d4e5f3dc64"}','{"revision":2,"sha":"6b3ea66ce025a528d0e972f4e998991d5b833c2df7735889c7dfeab901f42e96"}',X'5929838351841e2f22ae5d70d7a26fe4281e7da645a9b88ad20fb5dc67c35ec7',X'24bbe6235876aae7e4c8a75b54552cd763d1be1099862dedb1e2e97c012e5ff0');
INSERT INTO change VALUES(21,17,1772443020000,'Ada Lind','case',1,NULL,2,'edit','{"title":"Who moves the buoys?","question":"Who moves the buoys off Tarn Point, and what for?","status":"open","color":"#2f6f8f","tlp":null}','{"title":"Who moves the buoys?","question":"Who moves the buoys off Tarn Point, and what for?","status":"paused","color":"#2f6f8f","tlp":null}',X'267aa9a3ab86379de9594968ad283fafad9464d7af684661deff3815cf6980d0',X'af4fce7fe1730eed062b355fbca5b4e9c71baa23155e08107b03d1cabedc7553');
INSERT INTO change VALUES(22,18,1772443080000,'Ada Lind','case',1,NULL,3,'edit','{"title":"Who moves the buoys?","question":"Who moves the buoys off Tarn Point, and what for?","status":"paused","color":"#2f6f8f","tlp":null}','{"title":"Who moves the buoys?","question":"Who moves the buoys off Tarn Point, and what for?","status":"open","color":"#2f6f8f","tlp":null}',X'4bad3ab9ea2514c6f0571693806a64b56fe71ce564b65f3973118d1c31f32a25',X'cf9aa569aad8805a4d15af8f156c53638bc0ffee413cc3d4c2dc869185e492ca');
INSERT INTO change VALUES(23,19,1772443320000,'Ben','item',4,4,1,'file',NULL,'{"capture":6,"key":"buoy-2026","original":"25a38bda0ec05d375b9c37389cfcf147bc10a8bad1e0b20ec249f10588f7fbbe","record":"3703e08a31207448991a524ac3351eb199a79bdf03430f3ad9d3363e29ecf04c","sha":"12448b57d6207e0e49637c20c178689164c7ca62ad226b85c2602c377d8e7fb8","status":"inbox","version":1}',X'5931582c58774f61a73357b2dc17bb7c479ec879276e676edee84e4db32d0c6e',X'4f1b903630b6987397d497f4da05e6267e69d0ed1197b6ef24dacb80888934ed');
INSERT INTO change VALUES(24,19,1772443320000,'Ben','tag',1,4,1,'tag',NULL,'{"tag":"buoys"}',X'14258d8f8d60ecc5848fe4e5e07cba0a6837cb09b1ea2f0dea9bd2a69c120fef',X'e392b02d16b67edb301fb9e41e2359d6db7cd2395a55597df0c64e06e468cebe');
INSERT INTO change VALUES(25,19,1772443320000,'Ben','item',4,4,2,'version',NULL,'{"capture":7,"original":"ce01d401faf8418fc742e697362044bda476cd4e0508c16c22376e2de41dba68","record":"69220f3ac1b0ec8c73ac44256cc751a7d937cd5cc8b0b0d72a69703348647d08","sha":"f0a8bb0dc7c23d8d52437fd882718ec359c6db66d05624ec199ba2ce3f6b22d1","version":2}',X'999cf4a3a7a0a3824f20c4a5b71642ac1764988985c3200bec56c4c9ee780dd7',X'4146251b644c4a8172d16df58083ad32f76be18b42eb5ad2a0139013d153cde9');
INSERT INTO change VALUES(26,19,1772443320000,'Ben','shown',4,4,1,'show','{"version":1}','{"version":2}',X'2000fa2bb91f41ad9cc330bc3a8658d9eaa5d52ca56dffe9f2345a0abab0bf8c',X'd07e152f1ed7cd6d6e6ec927a25f10b0257cf76e6f5b84d66bc5047b6c837210');
INSERT INTO change VALUES(27,19,1772443320000,'Ben','item',5,5,1,'file',NULL,'{"capture":8,"key":"buoy-2026-2","original":"7b446c1d2a539a27c79b6b25b8f6258f4423ce40302f05c47a5e3ad9da5ae417","record":"92a181355419094ee91883947f2d9a42f67513fa9f9375acf8d828952cab3fb6","sha":"cbe80ae5319f0c6003f1d96f8d06b25e50ccf3011e19226d4e62b41a723b293c","status":"inbox","version":1}',X'1fe5b037fbb8081a0a7eadd7db2d9c2eb54fd6246249a6a7084eb1ea5860ef3b',X'b5883ad5a684b20524dae69f93d05b4bdbfb37a1b949ba8a241f358739722991');
INSERT INTO change VALUES(28,19,1772443320000,'Ben','tag',1,5,1,'tag',NULL,'{"tag":"buoys"}',X'14258d8f8d60ecc5848fe4e5e07cba0a6837cb09b1ea2f0dea9bd2a69c120fef',X'15cb6871f87b7ec040f22e8e6290eef62281de8020c774b324b8126f39e49e13');
INSERT INTO change VALUES(29,20,1772443380000,'Ben','item',4,4,3,'version',NULL,'{"made_by":"analyst","made_from":2,"record":"cba8759b7bf582deb981312446307ed7451ed699541161a1e17358180e538bd8","sha":"12448b57d6207e0e49637c20c178689164c7ca62ad226b85c2602c377d8e7fb8","version":3}',X'b0e56f627c40c700e331e1a7ab8825c9215d676da03aa4557d04e351273c8b22',X'915792d9a407bdaa9501f54ca9cefa7906559cb62c94ac2410f4094f5fd99a2c');
INSERT INTO change VALUES(30,20,1772443380000,'Ben','shown',4,4,2,'show','{"version":2}','{"version":3}',X'df8865e1fd7a56945d3f27c8a7134e8a5cca8cad17abbfcd5487c0bd0a88c849',X'e18bdc97071c6ca2c676ad67c6a02d5b8a2324ca120afcbf52048eac95fad6c7');
INSERT INTO change VALUES(31,20,1772443380000,'Ben','site_rule',1,NULL,1,'teach',NULL,'{"host":"buoys.example","signature":"read more about","cut":true}',X'99312844ea71706fae9a9aca8b222404717c9e350660511b9735d125d878b04a',X'58e9142b737413cc4fcc13eff14f07271e9ee4c456c54fbd44db16278a65f88a');
INSERT INTO change VALUES(32,21,1772443440000,'Ben','shown',4,4,3,'show','{"version":3}','{"version":2}',X'969822a4cdec2024071c20e58a9fcb8c71bde9fde56c7dafbf07faa392e99ebe',X'3c3ddcbbde4092db5b344ba1cba82b858cd32520c4c6dc558f7f38b3397d4567');
INSERT INTO change VALUES(33,22,1772443500000,'Ben','tag',1,5,2,'untag','{"tag":"buoys"}',NULL,X'eee51126181ca0076a222829b5ded4c8c12a0ce46c86719e17027897d8fe0bce',X'23b6daf40512320f432dec2bbf2f01e4e01a61961b69a4b54b91921274f735e3');
INSERT INTO change VALUES(34,22,1772443500000,'Ben','item',5,5,2,'triage','{"status":"inbox"}','{"status":"discarded"}',X'd9b1b4406b39141a124551ded4fe75d70c68681cb492553314daba506c29c053',X'3b9472953b6a413c2c8d603d98e39e528c79993e4adcac55f4f2b0c31834a5db');
INSERT INTO change VALUES(35,22,1772443500000,'Ben','merge',5,5,1,'merge',NULL,'{"into":4}',X'bbdb0c3cf35240afe08d2d5f5b0fe0ad892f73ce9e7ccf2de898e6c1fe2a5c52',X'87a8f5aab7c3325a0b45dbc112c71ac8e6a2e46d953cb18d364182c3fda73cc3');
INSERT INTO change VALUES(36,23,1772443560000,'Ben','watch',1,NULL,1,'create',NULL,'{"folder":"/in","case":null,"tags":["buoys"],"recursive":true,"every":600,"paused":false}',X'4fcc1d1a6c921769c6bfbaa779aa1df46f30d613fc0a79b1ba3a475e0bd81b41',X'b85c3d15b066f336c9626cb1f81288b71fe541aa3613b9b5d7200d4569b8205d');
INSERT INTO change VALUES(37,23,1772443560000,'Ben','watch',1,NULL,2,'watch','{"folder":"/in","case":null,"tags":["buoys"],"recursive":true,"every":600,"paused":false}','{"folder":"/in","case":null,"tags":["buoys"],"recursive":true,"every":600,"paused":true}',X'691c2fd29355be066d05ba77431f60e8a73d9a9e8ce2a7b06449abd0d68953d5',X'2fdf14bbdddeb5469c9052a174dad9f346813faa3cd139b0eca1a88e5b986ac0');
CREATE TABLE citation (
    key         TEXT NOT NULL,
    briefing_id INTEGER NOT NULL REFERENCES briefing (id),
    PRIMARY KEY (key, briefing_id)
) STRICT, WITHOUT ROWID;
INSERT INTO citation VALUES('skerry-2026-0301',1);
INSERT INTO citation VALUES('tarn-2026-0227',1);
CREATE TABLE correction (
    item_id INTEGER NOT NULL REFERENCES item (id),
    field   TEXT NOT NULL
            CHECK (field IN ('title', 'authors', 'publisher', 'published', 'language', 'url')),
    value   TEXT NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (item_id, field)
) STRICT, WITHOUT ROWID;
INSERT INTO correction VALUES(1,'title','"Buoy 7 was moved, harbour office says"');
CREATE TABLE item (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    key      TEXT NOT NULL UNIQUE,
    status   TEXT NOT NULL CHECK (status IN ('inbox', 'filed', 'discarded')),
    version  INTEGER NOT NULL CHECK (version >= 1),
    filed_at INTEGER NOT NULL,
    read     INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1))
) STRICT;
INSERT INTO item VALUES(1,'tarn-2026-0227','filed',2,1772442060000,0);
INSERT INTO item VALUES(2,'skerry-2026-0301','inbox',1,1772442300000,0);
INSERT INTO item VALUES(3,'item','discarded',1,1772442360000,0);
INSERT INTO item VALUES(4,'buoy-2026','inbox',2,1772443320000,0);
INSERT INTO item VALUES(5,'buoy-2026-2','discarded',1,1772443320000,0);
CREATE TABLE item_count (
    status TEXT PRIMARY KEY CHECK (status IN ('inbox', 'filed', 'discarded')),
    items  INTEGER NOT NULL CHECK (items >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO item_count VALUES('discarded',2);
INSERT INTO item_count VALUES('filed',1);
INSERT INTO item_count VALUES('inbox',2);
CREATE TABLE item_tag (
    item_id INTEGER NOT NULL REFERENCES item (id),
    tag_id  INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (item_id, tag_id)
) STRICT, WITHOUT ROWID;
INSERT INTO item_tag VALUES(1,1);
INSERT INTO item_tag VALUES(4,1);
INSERT INTO item_tag VALUES(1,2);
CREATE TABLE original (
    sha      TEXT PRIMARY KEY CHECK (length(sha) = 64),
    size     INTEGER NOT NULL CHECK (size >= 0),
    added_at INTEGER NOT NULL
, pack INTEGER CHECK (pack IS NULL OR pack >= 1), place INTEGER CHECK ((place IS NULL) = (pack IS NULL))) STRICT, WITHOUT ROWID;
INSERT INTO original VALUES('02b901d40fe21d4194d2e93e85297080944bda12960231d6e39e2502322819ad',61,1772442300000,NULL,NULL);
INSERT INTO original VALUES('25a38bda0ec05d375b9c37389cfcf147bc10a8bad1e0b20ec249f10588f7fbbe',31,1772443320000,1,16);
INSERT INTO original VALUES('71536de231577e69b2082020334c08ca5e691c5f7733ff48d415ff1ad3803c6f',36,1772442360000,NULL,NULL);
INSERT INTO original VALUES('7b446c1d2a539a27c79b6b25b8f6258f4423ce40302f05c47a5e3ad9da5ae417',42,1772443320000,1,229);
INSERT INTO original VALUES('babc9fa6b97bf5d696b0e0f203cfe9b729d7e455f1b7497c470c2f27386f6860',101,1772442180000,NULL,NULL);
INSERT INTO original VALUES('ce01d401faf8418fc742e697362044bda476cd4e0508c16c22376e2de41dba68',54,1772443320000,1,111);
INSERT INTO original VALUES('f8bde40dc3647d0f5ce78ae995d59c7d1199a9c9c6d1d971dee1c1f5709e2c83',73,1772442060000,NULL,NULL);
CREATE TABLE source (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    fold TEXT NOT NULL,
    host TEXT NOT NULL,
    UNIQUE (fold, host)
) STRICT;
INSERT INTO source VALUES(1,'The Gull','the gull','gull.example');
INSERT INTO source VALUES(2,'buoys.example','buoys.example','buoys.example');
INSERT INTO source VALUES(3,'other.example','other.example','other.example');
CREATE TABLE tag (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL,
    fold  TEXT NOT NULL UNIQUE,
    items INTEGER NOT NULL DEFAULT 0 CHECK (items >= 0)
) STRICT;
INSERT INTO tag VALUES(1,'buoys','buoys',2);
INSERT INTO tag VALUES(2,'港口','港口',1);
INSERT INTO tag VALUES(3,'wrong','wrong',0);
CREATE TABLE vault (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    vault_id   TEXT NOT NULL,
    name       TEXT NOT NULL,
    analyst    TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO vault VALUES(1,'6b65707476617561756c746f66736368','Kept','Ada Lind',1772442000000);
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
INSERT INTO version VALUES(1,1,1772442060000,'baffca69d9a70570202573c93015a54364b6e3451babb7e0dce6468fcf7fdfe0',1,'Buoy seven moved','first_line',NULL,'The Gull','2026-02-27','page_metadata','2026-02-27','2026-02-27','en','[]','A buoy off Tarn Point lies two miles from where it lay.','https://gull.example/buoy','["Mo Tarrant"]','','','["According to Radio Tarn"]','{"titles":[{"value":"Buoy","basis":"title_tag"}],"published":[]}','A buoy off Tarn Point lies two miles from where it lay.','[{"kind":"paragraph","text":"A buoy off Tarn Point lies two miles from where it lay.","kept":true},{"kind":"paragraph","text":"Share this page","kept":false,"rule":"share"}]');
INSERT INTO version VALUES(1,2,1772442180000,'1ec6b71dc87a645c82f8f7c2a1a3708fbaa8ea6a40bb69b0625965c8ed975bb9',1,'Buoy 7 moved','first_line',NULL,'The Gull','2026-02-27','page_metadata','2026-02-27','2026-02-27','en','[{"code":"headline_does_not_fit","message":"The headline does not name the harbour office."}]','Buoy 7 off Tarn Point lies two miles from where it lay. The harbour office has seen it.','https://gull.example/buoy','["Mo Tarrant"]','','','["According to Radio Tarn"]','{"titles":[{"value":"Buoy","basis":"title_tag"}],"published":[]}','Buoy 7 off Tarn Point lies two miles from where it lay. The harbour office has seen it.','[{"kind":"paragraph","text":"A buoy off Tarn Point lies two miles from where it lay.","kept":true},{"kind":"paragraph","text":"Share this page","kept":false,"rule":"share"}]');
INSERT INTO version VALUES(2,1,1772442300000,'d8a354e3603af047138ac1a8a3e59e7e144a3da98b40ed993bdfc6f2929cadac',NULL,'No buoy was moved','first_line',NULL,NULL,'','',NULL,NULL,NULL,'[]','The Skerry company says no buoy was moved.',NULL,'[]','','','[]','{"titles":[],"published":[]}','The Skerry company says no buoy was moved.','[]');
INSERT INTO version VALUES(3,1,1772442360000,'5c37ba917cf4d328082c7da3b78f57e2a582dc2809b83b9ee9b3f20013a74b0a',NULL,'Bake sale','first_line',NULL,NULL,'','',NULL,NULL,NULL,'[]','Nothing to do with buoys.',NULL,'[]','','','[]','{"titles":[],"published":[]}','Nothing to do with buoys.','[]');
INSERT INTO version VALUES(4,1,1772443320000,'12448b57d6207e0e49637c20c178689164c7ca62ad226b85c2602c377d8e7fb8',2,'Buoy 9 drifts','heading',NULL,NULL,'','',NULL,NULL,NULL,'[]','The buoy drifts.','https://buoys.example/9','[]','','','[]','{"titles":[],"published":[]}','The buoy drifts.','[]');
INSERT INTO version VALUES(4,2,1772443320000,'f0a8bb0dc7c23d8d52437fd882718ec359c6db66d05624ec199ba2ce3f6b22d1',2,'Buoy 9 drifts','heading',NULL,NULL,'','',NULL,NULL,NULL,'[]','The buoy drifts. Read more about buoys','https://buoys.example/9','[]','','','[]','{"titles":[],"published":[]}',replace('The buoy drifts.\n\nRead more about buoys','\n',char(10)),'[]');
INSERT INTO version VALUES(5,1,1772443320000,'cbe80ae5319f0c6003f1d96f8d06b25e50ccf3011e19226d4e62b41a723b293c',3,'Buoy 9 adrift','heading',NULL,NULL,'','',NULL,NULL,NULL,'[]','Another desk says the same.','https://other.example/9','[]','','','[]','{"titles":[],"published":[]}','Another desk says the same.','[]');
INSERT INTO version VALUES(4,3,1772443380000,'12448b57d6207e0e49637c20c178689164c7ca62ad226b85c2602c377d8e7fb8',2,'Buoy 9 drifts','heading',NULL,NULL,'','',NULL,NULL,NULL,'[]','The buoy drifts.','https://buoys.example/9','[]','','','[]','{"titles":[],"published":[]}','The buoy drifts.','[]');
CREATE TABLE pack (
    number INTEGER PRIMARY KEY,
    ends   INTEGER NOT NULL CHECK (ends >= 0)
) STRICT;
INSERT INTO pack VALUES(1,335);
CREATE TABLE container (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    sha  TEXT CHECK (sha IS NULL OR length(sha) = 64),
    name TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    kind TEXT NOT NULL
) STRICT;
INSERT INTO container VALUES(1,'a42d519714d616e9411dbceec4b52808bd6b1ee53e6f6497a281d655357d8b71','buoys.warc',4096,'warc');
CREATE TABLE watch (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    folder    TEXT NOT NULL,
    case_id   INTEGER REFERENCES case_file (id),
    tags      TEXT NOT NULL CHECK (json_valid(tags)),
    recursive INTEGER NOT NULL CHECK (recursive IN (0, 1)),
    every     INTEGER NOT NULL CHECK (every >= 1),
    paused    INTEGER NOT NULL CHECK (paused IN (0, 1)),
    made_at   INTEGER NOT NULL,
    gone      INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
) STRICT;
INSERT INTO watch VALUES(1,'/in',NULL,'["buoys"]',1,600,1,1772443560000,0);
CREATE TABLE watch_seen (
    watch_id    INTEGER NOT NULL REFERENCES watch (id),
    path        TEXT NOT NULL,
    size        INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    PRIMARY KEY (watch_id, path)
) STRICT, WITHOUT ROWID;
INSERT INTO watch_seen VALUES(1,'/in/buoys.warc',4096,1);
CREATE TABLE import (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    label       TEXT NOT NULL,
    actor       TEXT NOT NULL,
    started_at  INTEGER NOT NULL,
    ended_at    INTEGER,
    state       TEXT NOT NULL
                CHECK (state IN ('waiting', 'running', 'paused', 'done', 'cancelled', 'failed')),
    why         TEXT,
    placing     TEXT NOT NULL CHECK (json_valid(placing)),
    watch_id    INTEGER REFERENCES watch (id),
    hidden      INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    inputs      INTEGER NOT NULL DEFAULT 0,
    entries     INTEGER NOT NULL DEFAULT 0,
    filed       INTEGER NOT NULL DEFAULT 0,
    seen        INTEGER NOT NULL DEFAULT 0,
    versions    INTEGER NOT NULL DEFAULT 0,
    skipped     INTEGER NOT NULL DEFAULT 0,
    failed      INTEGER NOT NULL DEFAULT 0,
    bytes_done  INTEGER NOT NULL DEFAULT 0,
    bytes_total INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO import VALUES(1,'buoys.warc','Ben',1772443260000,1772443260000,'done',NULL,'{"tags":["buoys"]}',NULL,0,1,4,2,0,1,0,1,4096,4096);
CREATE TABLE import_input (
    import_id   INTEGER NOT NULL REFERENCES import (id),
    number      INTEGER NOT NULL CHECK (number >= 1),
    path        TEXT NOT NULL,
    size        INTEGER NOT NULL,
    modified_ns INTEGER,
    kind        TEXT,
    container   INTEGER REFERENCES container (id),
    state       TEXT NOT NULL
                CHECK (state IN ('waiting', 'running', 'done', 'skipped', 'failed')),
    cursor      TEXT NOT NULL DEFAULT '',
    bytes_done  INTEGER NOT NULL DEFAULT 0,
    entries     INTEGER NOT NULL DEFAULT 0,
    filed       INTEGER NOT NULL DEFAULT 0,
    seen        INTEGER NOT NULL DEFAULT 0,
    versions    INTEGER NOT NULL DEFAULT 0,
    skipped     INTEGER NOT NULL DEFAULT 0,
    failed      INTEGER NOT NULL DEFAULT 0,
    why         TEXT,
    PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO import_input VALUES(1,1,'/in/buoys.warc',4096,1772000000000000000,'warc',1,'done','4096',4096,4,2,0,1,0,1,NULL);
CREATE TABLE import_trouble (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL,
    input     INTEGER NOT NULL,
    place     TEXT,
    what      TEXT NOT NULL CHECK (what IN ('skipped', 'failed')),
    why       TEXT NOT NULL,
    url       TEXT,
    original  TEXT REFERENCES original (sha),
    settled   INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
    FOREIGN KEY (import_id, input) REFERENCES import_input (import_id, number)
) STRICT;
INSERT INTO import_trouble VALUES(1,1,1,'record 4','failed','the record is cut off','https://buoys.example/10',NULL,0);
CREATE TABLE IF NOT EXISTS "capture" (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id    INTEGER NOT NULL REFERENCES item (id),
    version    INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    how        TEXT NOT NULL CHECK (how IN ('paste', 'file', 'stdin', 'drop', 'import', 'watch')),
    from_where TEXT,
    original   TEXT NOT NULL REFERENCES original (sha),
    url        TEXT,
    kind       TEXT NOT NULL,
    encoding   TEXT NOT NULL,
    rules      TEXT NOT NULL,
    outcome    TEXT NOT NULL CHECK (outcome IN ('new', 'seen', 'version')),
    import     INTEGER REFERENCES import (id),
    container  INTEGER REFERENCES container (id),
    place      TEXT,
    told       TEXT CHECK (told IS NULL OR json_valid(told)),
    part       TEXT,
    fetched_at INTEGER,
    FOREIGN KEY (item_id, version) REFERENCES version (item_id, number)
) STRICT;
INSERT INTO capture VALUES(1,1,1,1772442060000,'Ada','paste',NULL,'f8bde40dc3647d0f5ce78ae995d59c7d1199a9c9c6d1d971dee1c1f5709e2c83',NULL,'text','UTF-8','1','new',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO capture VALUES(2,1,1,1772442120000,'Ada','drop','buoy.txt','f8bde40dc3647d0f5ce78ae995d59c7d1199a9c9c6d1d971dee1c1f5709e2c83',NULL,'text','UTF-8','1','seen',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO capture VALUES(3,1,2,1772442180000,'Ada','paste',NULL,'babc9fa6b97bf5d696b0e0f203cfe9b729d7e455f1b7497c470c2f27386f6860',NULL,'text','UTF-8','1','version',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO capture VALUES(4,2,1,1772442300000,'Ada Lind','paste',NULL,'02b901d40fe21d4194d2e93e85297080944bda12960231d6e39e2502322819ad',NULL,'text','UTF-8','1','new',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO capture VALUES(5,3,1,1772442360000,'Ada Lind','paste',NULL,'71536de231577e69b2082020334c08ca5e691c5f7733ff48d415ff1ad3803c6f',NULL,'text','UTF-8','1','new',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO capture VALUES(6,4,1,1772443320000,'Ben','import','/in/buoys.warc','25a38bda0ec05d375b9c37389cfcf147bc10a8bad1e0b20ec249f10588f7fbbe','https://buoys.example/9','html','UTF-8','2','new',1,1,'record 1','{"fetched":"2026-03-01T00:00:00Z"}',NULL,1772323200000);
INSERT INTO capture VALUES(7,4,2,1772443320000,'Ben','import','/in/buoys.warc','ce01d401faf8418fc742e697362044bda476cd4e0508c16c22376e2de41dba68','https://buoys.example/9','html','UTF-8','2','version',1,1,'record 2','{"fetched":"2026-03-01T00:00:00Z"}',NULL,1772323201000);
INSERT INTO capture VALUES(8,5,1,1772443320000,'Ben','import','/in/buoys.warc','7b446c1d2a539a27c79b6b25b8f6258f4423ce40302f05c47a5e3ad9da5ae417','https://other.example/9','html','UTF-8','2','new',1,1,'record 3','{"fetched":"2026-03-01T00:00:00Z"}',NULL,1772323202000);
CREATE TABLE version_origin (
    item_id   INTEGER NOT NULL,
    number    INTEGER NOT NULL,
    made_by   TEXT NOT NULL CHECK (made_by IN ('capture', 'analyst', 'rules', 'merge', 'split')),
    made_from INTEGER,
    actor     TEXT NOT NULL,
    page      INTEGER,
    text      INTEGER,
    PRIMARY KEY (item_id, number),
    FOREIGN KEY (item_id, number) REFERENCES version (item_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO version_origin VALUES(1,1,'capture',NULL,'Ada',8370626043570788070,NULL);
INSERT INTO version_origin VALUES(1,2,'capture',NULL,'Ada',8370626043570788070,NULL);
INSERT INTO version_origin VALUES(2,1,'capture',NULL,'Ada Lind',NULL,-2836330004764495801);
INSERT INTO version_origin VALUES(3,1,'capture',NULL,'Ada Lind',NULL,6644984909237900072);
INSERT INTO version_origin VALUES(4,1,'capture',NULL,'Ben',1207324050727496081,NULL);
INSERT INTO version_origin VALUES(4,2,'capture',NULL,'Ben',1207324050727496081,NULL);
INSERT INTO version_origin VALUES(4,3,'analyst',2,'Ben',NULL,NULL);
INSERT INTO version_origin VALUES(5,1,'capture',NULL,'Ben',827375814367081428,NULL);
CREATE TABLE merged (
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    into_id INTEGER NOT NULL REFERENCES item (id),
    CHECK (item_id <> into_id)
) STRICT;
INSERT INTO merged VALUES(5,4);
CREATE TABLE site_rule (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    host      TEXT NOT NULL,
    signature TEXT NOT NULL,
    cut       INTEGER CHECK (cut IN (0, 1)),
    UNIQUE (host, signature)
) STRICT;
INSERT INTO site_rule VALUES(1,'buoys.example','read more about',1);
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 VALUES('site_rule','sqlite_autoindex_site_rule_1','1 1 1');
INSERT INTO sqlite_stat1 VALUES('watch_seen','watch_seen','1 1 1');
INSERT INTO sqlite_stat1 VALUES('import_trouble','import_trouble_by_import','1 1 1 1');
INSERT INTO sqlite_stat1 VALUES('version','version_by_source','8 2');
INSERT INTO sqlite_stat1 VALUES('version','sqlite_autoindex_version_1','8 2 1');
INSERT INTO sqlite_stat1 VALUES('tag','sqlite_autoindex_tag_1','3 1');
INSERT INTO sqlite_stat1 VALUES('source','sqlite_autoindex_source_1','3 1 1');
INSERT INTO sqlite_stat1 VALUES('import_input','import_input_by_state','1 1 1 1');
INSERT INTO sqlite_stat1 VALUES('import_input','import_input','1 1 1');
INSERT INTO sqlite_stat1 VALUES('item_tag','item_tag_by_tag','3 2 1');
INSERT INTO sqlite_stat1 VALUES('item_tag','item_tag','3 2 1');
INSERT INTO sqlite_stat1 VALUES('merged','merged_by_into','1 1');
INSERT INTO sqlite_stat1 VALUES('original','original','7 1');
INSERT INTO sqlite_stat1 VALUES('item','item_in_use','3 1 1');
INSERT INTO sqlite_stat1 VALUES('item','item_by_status','5 2 1 1');
INSERT INTO sqlite_stat1 VALUES('item','sqlite_autoindex_item_1','5 1');
INSERT INTO sqlite_stat1 VALUES('case_item','case_item_by_item','2 1 1');
INSERT INTO sqlite_stat1 VALUES('case_item','case_item','2 2 1');
INSERT INTO sqlite_stat1 VALUES('version_origin','version_by_text','2 1');
INSERT INTO sqlite_stat1 VALUES('version_origin','version_by_page','5 2');
INSERT INTO sqlite_stat1 VALUES('version_origin','version_origin','8 2 1');
INSERT INTO sqlite_stat1 VALUES('item_count','item_count','3 1');
INSERT INTO sqlite_stat1 VALUES('citation','citation_by_briefing','2 2');
INSERT INTO sqlite_stat1 VALUES('citation','citation','2 1 1');
INSERT INTO sqlite_stat1 VALUES('case_file','sqlite_autoindex_case_file_1','1 1');
INSERT INTO sqlite_stat1 VALUES('correction','correction','1 1 1');
INSERT INTO sqlite_stat1 VALUES('batch','batch_by_target','1 1 1');
INSERT INTO sqlite_stat1 VALUES('batch',NULL,'23');
INSERT INTO sqlite_stat1 VALUES('change','change_by_batch','37 2 1');
INSERT INTO sqlite_stat1 VALUES('change','change_by_item','28 6 1');
INSERT INTO sqlite_stat1 VALUES('change','change_by_place','37 4 3 2 1');
INSERT INTO sqlite_stat1 VALUES('briefing_revision','sqlite_autoindex_briefing_revision_1','2 2 1');
INSERT INTO sqlite_stat1 VALUES('capture','capture_by_import','3 3 1');
INSERT INTO sqlite_stat1 VALUES('capture','capture_by_original','8 2');
INSERT INTO sqlite_stat1 VALUES('capture','capture_by_item','8 2 1');
INSERT INTO sqlite_stat1 VALUES('container','container_by_sha','1 1');
INSERT INTO sqlite_stat1 VALUES('container',NULL,'1');
INSERT INTO sqlite_stat1 VALUES('briefing','sqlite_autoindex_briefing_1','1 1');
ANALYZE sqlite_schema;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('item',5);
INSERT INTO sqlite_sequence VALUES('source',3);
INSERT INTO sqlite_sequence VALUES('batch',23);
INSERT INTO sqlite_sequence VALUES('change',37);
INSERT INTO sqlite_sequence VALUES('tag',6);
INSERT INTO sqlite_sequence VALUES('case_file',1);
INSERT INTO sqlite_sequence VALUES('briefing',1);
INSERT INTO sqlite_sequence VALUES('capture',8);
INSERT INTO sqlite_sequence VALUES('import',1);
INSERT INTO sqlite_sequence VALUES('container',1);
INSERT INTO sqlite_sequence VALUES('import_trouble',1);
INSERT INTO sqlite_sequence VALUES('site_rule',1);
INSERT INTO sqlite_sequence VALUES('watch',1);
CREATE INDEX item_by_status ON item (status, filed_at DESC, id DESC);
CREATE INDEX item_in_use ON item (filed_at DESC, id DESC) WHERE status <> 'discarded';
CREATE INDEX version_by_source ON version (source_id);
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
CREATE INDEX container_by_sha ON container (sha) WHERE sha IS NOT NULL;
CREATE INDEX import_input_by_state ON import_input (import_id, state, number);
CREATE INDEX import_trouble_by_import ON import_trouble (import_id, id);
CREATE INDEX capture_by_item ON capture (item_id, id);
CREATE INDEX capture_by_original ON capture (original);
CREATE INDEX capture_by_import ON capture (import, id) WHERE import IS NOT NULL;
CREATE INDEX version_by_page ON version_origin (page) WHERE page IS NOT NULL;
CREATE INDEX version_by_text ON version_origin (text) WHERE text IS NOT NULL;
CREATE INDEX merged_by_into ON merged (into_id);
CREATE TRIGGER capture_is_kept BEFORE DELETE ON capture
BEGIN SELECT RAISE(ABORT, 'a capture is never removed'); END;
CREATE TRIGGER capture_is_fixed BEFORE UPDATE ON capture
BEGIN SELECT RAISE(ABORT, 'a capture never changes'); END;
CREATE TRIGGER version_origin_is_kept BEFORE DELETE ON version_origin
BEGIN SELECT RAISE(ABORT, 'who made a version is never removed'); END;
CREATE TRIGGER version_origin_is_fixed BEFORE UPDATE ON version_origin
BEGIN SELECT RAISE(ABORT, 'who made a version never changes'); END;
CREATE TRIGGER container_is_kept BEFORE DELETE ON container
BEGIN SELECT RAISE(ABORT, 'a container is never removed'); END;
CREATE TRIGGER container_is_fixed BEFORE UPDATE ON container
WHEN old.sha IS NOT NULL OR new.name <> old.name OR new.size <> old.size OR new.kind <> old.kind
BEGIN SELECT RAISE(ABORT, 'a container never changes'); END;
CREATE TRIGGER import_is_kept BEFORE DELETE ON import
BEGIN SELECT RAISE(ABORT, 'an import is never removed'); END;
CREATE TRIGGER import_input_is_kept BEFORE DELETE ON import_input
BEGIN SELECT RAISE(ABORT, 'an input of an import is never removed'); END;
CREATE TRIGGER import_trouble_is_kept BEFORE DELETE ON import_trouble
BEGIN SELECT RAISE(ABORT, 'what an import reported is never removed'); END;
COMMIT;
PRAGMA user_version = 2;
