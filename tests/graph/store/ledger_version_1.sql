-- A ledger of schema version 1, as that version wrote it: tests.graph.reports.corpus(12).
BEGIN TRANSACTION;
CREATE TABLE actors (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	principal VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	portfolio VARCHAR, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "actors" VALUES('CHL','principal','CHL','CHL',NULL);
INSERT INTO "actors" VALUES('CHL.paz-araya','official','CHL','Paz Araya',NULL);
INSERT INTO "actors" VALUES('FJI','principal','FJI','FJI',NULL);
INSERT INTO "actors" VALUES('FJI.sela-tikoisuva','official','FJI','Sela Tikoisuva',NULL);
INSERT INTO "actors" VALUES('GEO','principal','GEO','GEO',NULL);
INSERT INTO "actors" VALUES('GEO.irakli-beridze','official','GEO','Irakli Beridze',NULL);
INSERT INTO "actors" VALUES('GEO.lomidze','official','GEO','Lomidze',NULL);
INSERT INTO "actors" VALUES('GEO.n-lomidze','official','GEO','N. Lomidze',NULL);
INSERT INTO "actors" VALUES('GEO.nino-lomidze','official','GEO','Nino Lomidze',NULL);
INSERT INTO "actors" VALUES('HUN','principal','HUN','HUN',NULL);
INSERT INTO "actors" VALUES('HUN.eszter-nagy','official','HUN','Eszter Nagy',NULL);
INSERT INTO "actors" VALUES('HUN.nagy','official','HUN','Nagy',NULL);
INSERT INTO "actors" VALUES('HUN.tibor-halasz','official','HUN','Tibor Halász',NULL);
INSERT INTO "actors" VALUES('NOR','principal','NOR','NOR',NULL);
INSERT INTO "actors" VALUES('NOR.ingrid-solberg','official','NOR','Ingrid Solberg',NULL);
INSERT INTO "actors" VALUES('PER','principal','PER','PER',NULL);
INSERT INTO "actors" VALUES('PER.luis-huaman','official','PER','Luis Huamán',NULL);
INSERT INTO "actors" VALUES('PER.rosa-quispe','official','PER','Rosa Quispe',NULL);
CREATE TABLE agreements (
	"key" INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	title VARCHAR, 
	PRIMARY KEY ("key"), 
	UNIQUE (id)
);
INSERT INTO "agreements" VALUES(24,'acdbee0663b159c27','document','Agreement on rail transit');
INSERT INTO "agreements" VALUES(31,'a675f4281d22ba6e6','document','memorandum on wine exports');
CREATE TABLE document_texts (
	document INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (document), 
	FOREIGN KEY(document) REFERENCES documents ("key") ON DELETE CASCADE
);
INSERT INTO "document_texts" VALUES(1,'Document 1/0 says that something took place.');
INSERT INTO "document_texts" VALUES(2,'Document 1/1 says that something took place.');
INSERT INTO "document_texts" VALUES(3,'Document 1/2 says that something took place.');
INSERT INTO "document_texts" VALUES(4,'Document 1/3 says that something took place.');
INSERT INTO "document_texts" VALUES(5,'Document 1/4 says that something took place.');
INSERT INTO "document_texts" VALUES(6,'Document 1/5 says that something took place.');
INSERT INTO "document_texts" VALUES(7,'Document 1/6 says that something took place.');
INSERT INTO "document_texts" VALUES(8,'Document 1/7 says that something took place.');
INSERT INTO "document_texts" VALUES(9,'Document 1/8 says that something took place.');
INSERT INTO "document_texts" VALUES(10,'Document 1/9 says that something took place.');
INSERT INTO "document_texts" VALUES(11,'Document 1/10 says that something took place.');
INSERT INTO "document_texts" VALUES(12,'Document 1/11 says that something took place.');
CREATE TABLE documents (
	"key" INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	title VARCHAR, 
	url VARCHAR, 
	publisher VARCHAR, 
	published VARCHAR, 
	retrieved VARCHAR, 
	language VARCHAR NOT NULL, 
	name VARCHAR, 
	recorded_at VARCHAR NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (id)
);
INSERT INTO "documents" VALUES(1,'d93a813cadc0781d8',NULL,NULL,'Paper 1','2020-10-02',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(2,'d66a30057c7735b74',NULL,NULL,'Paper 7','2024-04-07',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(3,'d58603ec79c81c1cd',NULL,NULL,'Paper 6','2023-12-11',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(4,'d91b229dfada1c6eb',NULL,NULL,'Paper 2','2023-07-25',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(5,'d1d884db6db42fc89',NULL,NULL,'Paper 3','2024-06-18',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(6,'dd8ee6eeac73352bd',NULL,NULL,'Paper 2','2024-03-03',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(7,'d1b64f39a1a20e3ef',NULL,NULL,'Paper 2','2024-07-19',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(8,'d2d29539fc53a7f81',NULL,NULL,'Paper 2','2024-08-23',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(9,'d67fa260213b5138d',NULL,NULL,'Paper 8','2024-07-09',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(10,'d4a15d897f13a2798',NULL,NULL,'Paper 4','2020-06-15',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(11,'dd0307bd5a0791539',NULL,NULL,'Paper 2','2020-12-20',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
INSERT INTO "documents" VALUES(12,'d146a7215fbe4120a',NULL,NULL,'Paper 5','2020-05-07',NULL,'en',NULL,'2026-01-02T03:04:05+00:00');
CREATE TABLE events (
	"key" INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	subtype VARCHAR, 
	status VARCHAR NOT NULL, 
	date VARCHAR, 
	"end" VARCHAR, 
	city VARCHAR, 
	country VARCHAR, 
	name VARCHAR, 
	domain VARCHAR NOT NULL, 
	confidence FLOAT NOT NULL, 
	why VARCHAR NOT NULL, 
	first VARCHAR NOT NULL, 
	last VARCHAR NOT NULL, 
	city_slug VARCHAR, 
	part_of INTEGER, 
	agreement INTEGER, 
	exercise INTEGER, 
	plover VARCHAR NOT NULL, 
	sides INTEGER NOT NULL, 
	reports INTEGER NOT NULL, 
	publishers INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (id), 
	FOREIGN KEY(part_of) REFERENCES events ("key") ON DELETE SET NULL, 
	FOREIGN KEY(agreement) REFERENCES agreements ("key"), 
	FOREIGN KEY(exercise) REFERENCES exercises ("key")
);
INSERT INTO "events" VALUES(1,'e191266d6f4b3469e','invitation',NULL,'held',NULL,NULL,NULL,NULL,NULL,'["trade"]',0.7,'[]','','',NULL,NULL,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(2,'e170cb40c1ea0db07','statement',NULL,'held',NULL,NULL,NULL,NULL,NULL,'[]',0.9,'[]','','',NULL,1,NULL,NULL,'SUPPORT',2,1,1);
INSERT INTO "events" VALUES(3,'e9d569494d7e65a92','visit',NULL,'held','2020-09-30',NULL,NULL,NULL,NULL,'["trade"]',0.5,'[]','2020-09-30','2020-09-30',NULL,1,NULL,NULL,'CONSULT',2,1,1);
INSERT INTO "events" VALUES(4,'e895f45dc123c2ebe','invitation',NULL,'planned','2024-04-06',NULL,'Budapest','HUN',NULL,'[]',0.7,'[]','2024-04-06','2024-04-06','budapest',NULL,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(5,'eda0a42e2bc7f0231','invitation',NULL,'planned','2024-04',NULL,'Suva','FJI',NULL,'["trade"]',0.7,'[]','2024-04-01','2024-04-30','suva',NULL,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(6,'e92a91bc128cf3458','statement',NULL,'held',NULL,NULL,'Santiago','CHL',NULL,'[]',0.7,'[]','','','santiago',4,NULL,NULL,'SUPPORT',2,1,1);
INSERT INTO "events" VALUES(7,'e236bebc0ef9f7dc2','meeting',NULL,'held','2023-12-11',NULL,'Tbilisi','GEO',NULL,'["trade"]',0.7,'[]','2023-12-11','2023-12-11','tbilisi',NULL,NULL,NULL,'CONSULT',2,1,1);
INSERT INTO "events" VALUES(8,'ed186405c111a536e','invitation',NULL,'held','2023-12-09',NULL,NULL,NULL,NULL,'["trade"]',0.9,'[]','2023-12-09','2023-12-09',NULL,NULL,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(9,'e30b9859da32e66ce','statement',NULL,'held','2023-12',NULL,'Tbilisi','GEO',NULL,'["trade"]',0.5,'[]','2023-12-01','2023-12-31','tbilisi',NULL,NULL,NULL,'SUPPORT',2,1,1);
INSERT INTO "events" VALUES(10,'e18abe5a8f1754d74','statement',NULL,'held','2023-07-25',NULL,NULL,NULL,NULL,'["trade"]',0.5,'[]','2023-07-25','2023-07-25',NULL,NULL,NULL,NULL,'SUPPORT',2,1,1);
INSERT INTO "events" VALUES(11,'e788420025d98eec4','invitation',NULL,'held','2023-07-24',NULL,NULL,NULL,NULL,'[]',0.5,'[]','2023-07-24','2023-07-24',NULL,10,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(12,'e5530bef466233269','meeting',NULL,'held','2023-07-23',NULL,NULL,NULL,NULL,'["trade"]',0.7,'[]','2023-07-23','2023-07-23',NULL,10,NULL,NULL,'CONSULT',2,1,1);
INSERT INTO "events" VALUES(13,'e08b64a0dfd33a633','invitation',NULL,'held','2024-06-17',NULL,'Budapest','HUN',NULL,'[]',0.5,'[]','2024-06-17','2024-06-17','budapest',NULL,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(14,'e4045e42a495b88e9','meeting',NULL,'held','2024-06',NULL,NULL,NULL,NULL,'["trade"]',0.7,'[]','2024-06-01','2024-06-30',NULL,NULL,NULL,NULL,'CONSULT',2,1,1);
INSERT INTO "events" VALUES(15,'ea0d30536c35cd43a','meeting',NULL,'held','2024-06-18',NULL,NULL,NULL,NULL,'["trade"]',0.7,'[]','2024-06-18','2024-06-18',NULL,NULL,NULL,NULL,'CONSULT',2,1,1);
INSERT INTO "events" VALUES(16,'ecb3c84c877dc0208','exercise',NULL,'planned','2024-03-02',NULL,'Suva','FJI',NULL,'[]',0.9,'[]','2024-03-02','2024-03-02','suva',NULL,NULL,16,'AGREE',2,1,1);
INSERT INTO "events" VALUES(17,'eb7515368edc0f98f','statement',NULL,'planned','2024-03',NULL,'Suva','FJI',NULL,'[]',0.9,'[]','2024-03-01','2024-03-31','suva',16,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(18,'e6bf98a7c06326536','exercise',NULL,'held',NULL,NULL,NULL,NULL,NULL,'[]',0.7,'[]','','',NULL,16,NULL,18,'COOPERATE',2,1,1);
INSERT INTO "events" VALUES(19,'e6abf0d00016bc295','invitation',NULL,'planned','2024-07-19',NULL,'Lima','PER',NULL,'[]',0.5,'[]','2024-07-19','2024-07-19','lima',NULL,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(20,'efb978620332f3ad1','meeting',NULL,'held','2024-07-19',NULL,'Budapest','HUN',NULL,'["trade"]',0.7,'[]','2024-07-19','2024-07-19','budapest',19,NULL,NULL,'CONSULT',2,1,1);
INSERT INTO "events" VALUES(21,'e85cfd128a80aba88','visit',NULL,'held',NULL,NULL,NULL,NULL,NULL,'["trade"]',0.5,'[]','','',NULL,NULL,NULL,NULL,'CONSULT',2,1,1);
INSERT INTO "events" VALUES(22,'e55167a7c110e2574','invitation',NULL,'held','2024-08',NULL,'Budapest','HUN',NULL,'["trade"]',0.9,'[]','2024-08-01','2024-08-31','budapest',NULL,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(23,'ed95875a42312a03c','statement',NULL,'planned','2024-08-22',NULL,NULL,NULL,NULL,'[]',0.5,'[]','2024-08-22','2024-08-22',NULL,22,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(24,'ecdbee0663b159c27','signing',NULL,'planned','2024-08',NULL,NULL,NULL,'Agreement on rail transit','[]',0.7,'[]','2024-08-01','2024-08-31',NULL,22,24,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(25,'e0c649e7baa257570','invitation',NULL,'held',NULL,NULL,NULL,NULL,NULL,'[]',0.7,'[]','','',NULL,NULL,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(26,'eeb8e60ea80ddca82','meeting',NULL,'held',NULL,NULL,'Suva','FJI',NULL,'["trade"]',0.5,'[]','','','suva',25,NULL,NULL,'CONSULT',2,1,1);
INSERT INTO "events" VALUES(27,'eebcc736543ab3a93','statement',NULL,'planned',NULL,NULL,NULL,NULL,NULL,'["trade"]',0.7,'[]','','',NULL,25,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(28,'e2bd8412e29005215','visit',NULL,'held','2020-06-15',NULL,NULL,NULL,NULL,'["trade"]',0.9,'[]','2020-06-15','2020-06-15',NULL,NULL,NULL,NULL,'CONSULT',2,1,1);
INSERT INTO "events" VALUES(29,'ee59152d9579e782c','invitation',NULL,'held','2020-06-14',NULL,NULL,NULL,NULL,'["trade"]',0.9,'[]','2020-06-14','2020-06-14',NULL,28,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(30,'e312b6c5cb10acf6d','visit',NULL,'held','2020-06-15',NULL,NULL,NULL,NULL,'["trade"]',0.9,'[]','2020-06-15','2020-06-15',NULL,28,NULL,NULL,'CONSULT',2,1,1);
INSERT INTO "events" VALUES(31,'e675f4281d22ba6e6','signing',NULL,'held','2020-12-19',NULL,NULL,NULL,'memorandum on wine exports','[]',0.5,'[]','2020-12-19','2020-12-19',NULL,NULL,31,NULL,'SUPPORT',2,1,1);
INSERT INTO "events" VALUES(32,'ee6db290121832173','invitation',NULL,'planned','2020-12-18',NULL,'Lima','PER',NULL,'["trade"]',0.9,'[]','2020-12-18','2020-12-18','lima',NULL,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(33,'e7224881b59e0b7c9','exercise',NULL,'held','2020-12-19',NULL,NULL,NULL,NULL,'["trade"]',0.5,'[]','2020-12-19','2020-12-19',NULL,NULL,NULL,33,'COOPERATE',2,1,1);
INSERT INTO "events" VALUES(34,'ee32111aa3a8569b4','statement',NULL,'planned','2020-05-05',NULL,'Tbilisi','GEO',NULL,'[]',0.9,'[]','2020-05-05','2020-05-05','tbilisi',NULL,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(35,'e09dfd0e0bcb1deef','visit',NULL,'planned','2020-05-06',NULL,NULL,NULL,NULL,'[]',0.9,'[]','2020-05-06','2020-05-06',NULL,34,NULL,NULL,'AGREE',2,1,1);
INSERT INTO "events" VALUES(36,'e18570595c17f703b','exercise',NULL,'held','2020-05',NULL,NULL,NULL,NULL,'["trade"]',0.5,'[]','2020-05-01','2020-05-31',NULL,34,NULL,36,'COOPERATE',2,1,1);
CREATE TABLE evidence (
	report INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	PRIMARY KEY (report, position), 
	FOREIGN KEY(report) REFERENCES reports ("key") ON DELETE CASCADE, 
	FOREIGN KEY(document) REFERENCES documents ("key")
)
 WITHOUT ROWID

;
INSERT INTO "evidence" VALUES(1,0,1,'Document 1/0 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(2,0,1,'Document 1/0 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(3,0,1,'Document 1/0 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(4,0,2,'Document 1/1 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(5,0,2,'Document 1/1 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(6,0,2,'Document 1/1 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(7,0,3,'Document 1/2 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(8,0,3,'Document 1/2 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(9,0,3,'Document 1/2 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(10,0,4,'Document 1/3 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(11,0,4,'Document 1/3 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(12,0,4,'Document 1/3 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(13,0,5,'Document 1/4 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(14,0,5,'Document 1/4 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(15,0,5,'Document 1/4 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(16,0,6,'Document 1/5 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(17,0,6,'Document 1/5 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(18,0,6,'Document 1/5 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(19,0,7,'Document 1/6 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(20,0,7,'Document 1/6 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(21,0,7,'Document 1/6 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(22,0,8,'Document 1/7 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(23,0,8,'Document 1/7 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(24,0,8,'Document 1/7 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(25,0,9,'Document 1/8 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(26,0,9,'Document 1/8 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(27,0,9,'Document 1/8 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(28,0,10,'Document 1/9 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(29,0,10,'Document 1/9 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(30,0,10,'Document 1/9 says that something took place.',0,44);
INSERT INTO "evidence" VALUES(31,0,11,'Document 1/10 says that something took place.',0,45);
INSERT INTO "evidence" VALUES(32,0,11,'Document 1/10 says that something took place.',0,45);
INSERT INTO "evidence" VALUES(33,0,11,'Document 1/10 says that something took place.',0,45);
INSERT INTO "evidence" VALUES(34,0,12,'Document 1/11 says that something took place.',0,45);
INSERT INTO "evidence" VALUES(35,0,12,'Document 1/11 says that something took place.',0,45);
INSERT INTO "evidence" VALUES(36,0,12,'Document 1/11 says that something took place.',0,45);
CREATE TABLE exercises (
	"key" INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	kind VARCHAR, 
	name VARCHAR, 
	PRIMARY KEY ("key"), 
	UNIQUE (id)
);
INSERT INTO "exercises" VALUES(16,'xcb3c84c877dc0208',NULL,NULL);
INSERT INTO "exercises" VALUES(18,'x6bf98a7c06326536',NULL,NULL);
INSERT INTO "exercises" VALUES(33,'x7224881b59e0b7c9',NULL,NULL);
INSERT INTO "exercises" VALUES(36,'x18570595c17f703b',NULL,NULL);
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('schema','1');
CREATE TABLE pairs (
	dyad VARCHAR NOT NULL, 
	first VARCHAR NOT NULL, 
	event INTEGER NOT NULL, 
	last VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	reports INTEGER NOT NULL, 
	PRIMARY KEY (dyad, first, event), 
	FOREIGN KEY(event) REFERENCES events ("key") ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "pairs" VALUES('CHL-PER','',6,'','statement',1);
INSERT INTO "pairs" VALUES('CHL-PER','',18,'','exercise',1);
INSERT INTO "pairs" VALUES('CHL-PER','',21,'','visit',1);
INSERT INTO "pairs" VALUES('CHL-PER','2023-07-23',12,'2023-07-23','meeting',1);
INSERT INTO "pairs" VALUES('FJI-NOR','',25,'','invitation',1);
INSERT INTO "pairs" VALUES('FJI-NOR','',26,'','meeting',1);
INSERT INTO "pairs" VALUES('FJI-NOR','',27,'','statement',1);
INSERT INTO "pairs" VALUES('FJI-NOR','2020-12-19',33,'2020-12-19','exercise',1);
INSERT INTO "pairs" VALUES('FJI-NOR','2023-07-25',10,'2023-07-25','statement',1);
INSERT INTO "pairs" VALUES('FJI-NOR','2023-12-09',8,'2023-12-09','invitation',1);
INSERT INTO "pairs" VALUES('FJI-NOR','2024-03-01',17,'2024-03-31','statement',1);
INSERT INTO "pairs" VALUES('FJI-NOR','2024-03-02',16,'2024-03-02','exercise',1);
INSERT INTO "pairs" VALUES('FJI-NOR','2024-04-01',5,'2024-04-30','invitation',1);
INSERT INTO "pairs" VALUES('GEO-HUN','',1,'','invitation',1);
INSERT INTO "pairs" VALUES('GEO-HUN','',2,'','statement',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2020-05-01',36,'2020-05-31','exercise',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2020-05-05',34,'2020-05-05','statement',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2020-05-06',35,'2020-05-06','visit',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2020-06-14',29,'2020-06-14','invitation',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2020-06-15',30,'2020-06-15','visit',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2020-12-19',31,'2020-12-19','signing',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2023-07-24',11,'2023-07-24','invitation',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2023-12-01',9,'2023-12-31','statement',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2023-12-11',7,'2023-12-11','meeting',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2024-04-06',4,'2024-04-06','invitation',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2024-06-01',14,'2024-06-30','meeting',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2024-06-17',13,'2024-06-17','invitation',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2024-07-19',20,'2024-07-19','meeting',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2024-08-01',22,'2024-08-31','invitation',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2024-08-01',24,'2024-08-31','signing',1);
INSERT INTO "pairs" VALUES('GEO-HUN','2024-08-22',23,'2024-08-22','statement',1);
INSERT INTO "pairs" VALUES('GEO-PER','2020-06-15',28,'2020-06-15','visit',1);
INSERT INTO "pairs" VALUES('GEO-PER','2020-09-30',3,'2020-09-30','visit',1);
INSERT INTO "pairs" VALUES('GEO-PER','2020-12-18',32,'2020-12-18','invitation',1);
INSERT INTO "pairs" VALUES('GEO-PER','2024-06-18',15,'2024-06-18','meeting',1);
INSERT INTO "pairs" VALUES('GEO-PER','2024-07-19',19,'2024-07-19','invitation',1);
CREATE TABLE participations (
	event INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	principal VARCHAR NOT NULL, 
	organization VARCHAR, 
	portfolio VARCHAR, 
	official VARCHAR, 
	title VARCHAR, 
	rank VARCHAR, 
	delegation BOOLEAN NOT NULL, 
	organization_id VARCHAR, 
	official_id VARCHAR, 
	surname VARCHAR, 
	initial VARCHAR, 
	PRIMARY KEY (event, position), 
	FOREIGN KEY(event) REFERENCES events ("key") ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "participations" VALUES(1,0,'sender','GEO',NULL,'trade','N. Lomidze',NULL,NULL,0,NULL,'GEO.n-lomidze','lmdz','n');
INSERT INTO "participations" VALUES(1,1,'recipient','HUN',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(2,0,'source','GEO',NULL,NULL,'Nino Lomidze',NULL,NULL,0,NULL,'GEO.nino-lomidze','lmdz','n');
INSERT INTO "participations" VALUES(2,1,'target','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0,NULL,'HUN.tibor-halasz','klsz','t');
INSERT INTO "participations" VALUES(3,0,'visitor','GEO',NULL,NULL,'N. Lomidze',NULL,NULL,0,NULL,'GEO.n-lomidze','lmdz','n');
INSERT INTO "participations" VALUES(3,1,'host','PER',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(4,0,'sender','GEO',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(4,1,'recipient','HUN',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(5,0,'sender','NOR',NULL,NULL,'Ingrid Solberg',NULL,NULL,0,NULL,'NOR.ingrid-solberg','slbrk','i');
INSERT INTO "participations" VALUES(5,1,'recipient','FJI',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(6,0,'source','PER',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(6,1,'target','CHL',NULL,'trade','Paz Araya',NULL,NULL,0,NULL,'CHL.paz-araya','araya','p');
INSERT INTO "participations" VALUES(7,0,'participant','HUN',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(7,1,'participant','GEO',NULL,NULL,'Lomidze',NULL,NULL,0,NULL,'GEO.lomidze','lmdz','');
INSERT INTO "participations" VALUES(8,0,'sender','NOR',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(8,1,'recipient','FJI',NULL,NULL,'Sela Tikoisuva',NULL,NULL,0,NULL,'FJI.sela-tikoisuva','tksva','s');
INSERT INTO "participations" VALUES(9,0,'source','HUN',NULL,'trade','Nagy',NULL,NULL,0,NULL,'HUN.nagy','nagy','');
INSERT INTO "participations" VALUES(9,1,'target','GEO',NULL,'trade','N. Lomidze',NULL,NULL,0,NULL,'GEO.n-lomidze','lmdz','n');
INSERT INTO "participations" VALUES(10,0,'source','NOR',NULL,'trade','Ingrid Solberg',NULL,NULL,0,NULL,'NOR.ingrid-solberg','slbrk','i');
INSERT INTO "participations" VALUES(10,1,'target','FJI',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(11,0,'sender','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0,NULL,'HUN.tibor-halasz','klsz','t');
INSERT INTO "participations" VALUES(11,1,'recipient','GEO',NULL,'trade','Nino Lomidze',NULL,NULL,0,NULL,'GEO.nino-lomidze','lmdz','n');
INSERT INTO "participations" VALUES(12,0,'participant','PER',NULL,'trade','Luis Huamán',NULL,NULL,0,NULL,'PER.luis-huaman','kmn','l');
INSERT INTO "participations" VALUES(12,1,'participant','CHL',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(13,0,'sender','GEO',NULL,'trade','Lomidze',NULL,NULL,0,NULL,'GEO.lomidze','lmdz','');
INSERT INTO "participations" VALUES(13,1,'recipient','HUN',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(14,0,'participant','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0,NULL,'HUN.tibor-halasz','klsz','t');
INSERT INTO "participations" VALUES(14,1,'participant','GEO',NULL,'trade','Irakli Beridze',NULL,NULL,0,NULL,'GEO.irakli-beridze','brdz','i');
INSERT INTO "participations" VALUES(15,0,'participant','GEO',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(15,1,'participant','PER',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(16,0,'organizer','NOR',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(16,1,'participant','FJI',NULL,NULL,'Sela Tikoisuva',NULL,NULL,0,NULL,'FJI.sela-tikoisuva','tksva','s');
INSERT INTO "participations" VALUES(17,0,'source','NOR',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(17,1,'target','FJI',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(18,0,'organizer','PER',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(18,1,'participant','CHL',NULL,'trade','Paz Araya',NULL,NULL,0,NULL,'CHL.paz-araya','araya','p');
INSERT INTO "participations" VALUES(19,0,'sender','GEO',NULL,NULL,'Irakli Beridze',NULL,NULL,0,NULL,'GEO.irakli-beridze','brdz','i');
INSERT INTO "participations" VALUES(19,1,'recipient','PER',NULL,'trade','Luis Huamán',NULL,NULL,0,NULL,'PER.luis-huaman','kmn','l');
INSERT INTO "participations" VALUES(20,0,'participant','GEO',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(20,1,'participant','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0,NULL,'HUN.tibor-halasz','klsz','t');
INSERT INTO "participations" VALUES(21,0,'visitor','PER',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(21,1,'host','CHL',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(22,0,'sender','GEO',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(22,1,'recipient','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0,NULL,'HUN.tibor-halasz','klsz','t');
INSERT INTO "participations" VALUES(23,0,'source','GEO',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(23,1,'target','HUN',NULL,NULL,'Eszter Nagy',NULL,NULL,0,NULL,'HUN.eszter-nagy','nagy','a');
INSERT INTO "participations" VALUES(24,0,'signatory','HUN',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(24,1,'signatory','GEO',NULL,NULL,'N. Lomidze',NULL,NULL,0,NULL,'GEO.n-lomidze','lmdz','n');
INSERT INTO "participations" VALUES(25,0,'sender','NOR',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(25,1,'recipient','FJI',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(26,0,'participant','NOR',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(26,1,'participant','FJI',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(27,0,'source','NOR',NULL,'trade','Ingrid Solberg',NULL,NULL,0,NULL,'NOR.ingrid-solberg','slbrk','i');
INSERT INTO "participations" VALUES(27,1,'target','FJI',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(28,0,'visitor','GEO',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(28,1,'host','PER',NULL,NULL,'Rosa Quispe',NULL,NULL,0,NULL,'PER.rosa-quispe','ksp','r');
INSERT INTO "participations" VALUES(29,0,'sender','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0,NULL,'HUN.tibor-halasz','klsz','t');
INSERT INTO "participations" VALUES(29,1,'recipient','GEO',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(30,0,'visitor','GEO',NULL,'trade','Nino Lomidze',NULL,NULL,0,NULL,'GEO.nino-lomidze','lmdz','n');
INSERT INTO "participations" VALUES(30,1,'host','HUN',NULL,'trade','Nagy',NULL,NULL,0,NULL,'HUN.nagy','nagy','');
INSERT INTO "participations" VALUES(31,0,'signatory','HUN',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(31,1,'signatory','GEO',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(32,0,'sender','GEO',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(32,1,'recipient','PER',NULL,NULL,'Rosa Quispe',NULL,NULL,0,NULL,'PER.rosa-quispe','ksp','r');
INSERT INTO "participations" VALUES(33,0,'organizer','NOR',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(33,1,'participant','FJI',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(34,0,'source','HUN',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(34,1,'target','GEO',NULL,'trade','Nino Lomidze',NULL,NULL,0,NULL,'GEO.nino-lomidze','lmdz','n');
INSERT INTO "participations" VALUES(35,0,'visitor','HUN',NULL,'trade',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "participations" VALUES(35,1,'host','GEO',NULL,'trade','Lomidze',NULL,NULL,0,NULL,'GEO.lomidze','lmdz','');
INSERT INTO "participations" VALUES(36,0,'organizer','HUN',NULL,'trade','Eszter Nagy',NULL,NULL,0,NULL,'HUN.eszter-nagy','nagy','a');
INSERT INTO "participations" VALUES(36,1,'participant','GEO',NULL,NULL,'Irakli Beridze',NULL,NULL,0,NULL,'GEO.irakli-beridze','brdz','i');
CREATE TABLE redirects (
	old VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	new VARCHAR NOT NULL, 
	PRIMARY KEY (old)
)
 WITHOUT ROWID

;
CREATE TABLE report_participants (
	report INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	principal VARCHAR NOT NULL, 
	organization VARCHAR, 
	portfolio VARCHAR, 
	official VARCHAR, 
	title VARCHAR, 
	rank VARCHAR, 
	delegation BOOLEAN NOT NULL, 
	PRIMARY KEY (report, position), 
	FOREIGN KEY(report) REFERENCES reports ("key") ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "report_participants" VALUES(1,0,'sender','GEO',NULL,'trade','N. Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(1,1,'recipient','HUN',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(2,0,'source','GEO',NULL,NULL,'Nino Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(2,1,'target','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(3,0,'visitor','GEO',NULL,NULL,'N. Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(3,1,'host','PER',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(4,0,'sender','GEO',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(4,1,'recipient','HUN',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(5,0,'sender','NOR',NULL,NULL,'Ingrid Solberg',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(5,1,'recipient','FJI',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(6,0,'source','PER',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(6,1,'target','CHL',NULL,'trade','Paz Araya',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(7,0,'participant','HUN',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(7,1,'participant','GEO',NULL,NULL,'Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(8,0,'sender','NOR',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(8,1,'recipient','FJI',NULL,NULL,'Sela Tikoisuva',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(9,0,'source','HUN',NULL,'trade','Nagy',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(9,1,'target','GEO',NULL,'trade','N. Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(10,0,'source','NOR',NULL,'trade','Ingrid Solberg',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(10,1,'target','FJI',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(11,0,'sender','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(11,1,'recipient','GEO',NULL,'trade','Nino Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(12,0,'participant','PER',NULL,'trade','Luis Huamán',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(12,1,'participant','CHL',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(13,0,'sender','GEO',NULL,'trade','Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(13,1,'recipient','HUN',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(14,0,'participant','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(14,1,'participant','GEO',NULL,'trade','Irakli Beridze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(15,0,'participant','GEO',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(15,1,'participant','PER',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(16,0,'organizer','NOR',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(16,1,'participant','FJI',NULL,NULL,'Sela Tikoisuva',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(17,0,'source','NOR',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(17,1,'target','FJI',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(18,0,'organizer','PER',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(18,1,'participant','CHL',NULL,'trade','Paz Araya',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(19,0,'sender','GEO',NULL,NULL,'Irakli Beridze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(19,1,'recipient','PER',NULL,'trade','Luis Huamán',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(20,0,'participant','GEO',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(20,1,'participant','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(21,0,'visitor','PER',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(21,1,'host','CHL',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(22,0,'sender','GEO',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(22,1,'recipient','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(23,0,'source','GEO',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(23,1,'target','HUN',NULL,NULL,'Eszter Nagy',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(24,0,'signatory','HUN',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(24,1,'signatory','GEO',NULL,NULL,'N. Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(25,0,'sender','NOR',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(25,1,'recipient','FJI',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(26,0,'participant','NOR',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(26,1,'participant','FJI',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(27,0,'source','NOR',NULL,'trade','Ingrid Solberg',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(27,1,'target','FJI',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(28,0,'visitor','GEO',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(28,1,'host','PER',NULL,NULL,'Rosa Quispe',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(29,0,'sender','HUN',NULL,NULL,'Tibor Halász',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(29,1,'recipient','GEO',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(30,0,'visitor','GEO',NULL,'trade','Nino Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(30,1,'host','HUN',NULL,'trade','Nagy',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(31,0,'signatory','HUN',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(31,1,'signatory','GEO',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(32,0,'sender','GEO',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(32,1,'recipient','PER',NULL,NULL,'Rosa Quispe',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(33,0,'organizer','NOR',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(33,1,'participant','FJI',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(34,0,'source','HUN',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(34,1,'target','GEO',NULL,'trade','Nino Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(35,0,'visitor','HUN',NULL,'trade',NULL,NULL,NULL,0);
INSERT INTO "report_participants" VALUES(35,1,'host','GEO',NULL,'trade','Lomidze',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(36,0,'organizer','HUN',NULL,'trade','Eszter Nagy',NULL,NULL,0);
INSERT INTO "report_participants" VALUES(36,1,'participant','GEO',NULL,NULL,'Irakli Beridze',NULL,NULL,0);
CREATE TABLE reports (
	"key" INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	subtype VARCHAR, 
	status VARCHAR NOT NULL, 
	date VARCHAR, 
	"end" VARCHAR, 
	city VARCHAR, 
	country VARCHAR, 
	name VARCHAR, 
	domain VARCHAR NOT NULL, 
	confidence FLOAT NOT NULL, 
	why VARCHAR NOT NULL, 
	document INTEGER NOT NULL, 
	part_of VARCHAR, 
	extractor VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	block VARCHAR NOT NULL, 
	window_first VARCHAR NOT NULL, 
	window_last VARCHAR NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (id), 
	FOREIGN KEY(document) REFERENCES documents ("key")
);
INSERT INTO "reports" VALUES(1,'rf9e0852ca105ca4f','invitation',NULL,'held',NULL,NULL,NULL,NULL,NULL,'["trade"]',0.7,'[]',1,NULL,'rules','0','invitation|GEO,HUN','2020-06-04','2020-10-03');
INSERT INTO "reports" VALUES(2,'rc447d849c909cce4','statement',NULL,'held',NULL,NULL,NULL,NULL,NULL,'[]',0.9,'[]',1,'rf9e0852ca105ca4f','rules','0','statement|GEO,HUN','2020-06-04','2020-10-03');
INSERT INTO "reports" VALUES(3,'r64d132493398ca4d','visit',NULL,'held','2020-09-30',NULL,NULL,NULL,NULL,'["trade"]',0.5,'[]',1,'rf9e0852ca105ca4f','rules','0','visit|GEO,PER','2020-09-30','2020-10-01');
INSERT INTO "reports" VALUES(4,'r52b36c0fab59ebbf','invitation',NULL,'planned','2024-04-06',NULL,'Budapest','HUN',NULL,'[]',0.7,'[]',2,NULL,'rules','0','invitation|GEO,HUN','2024-04-06','2024-04-07');
INSERT INTO "reports" VALUES(5,'rd0f412d3ef908618','invitation',NULL,'planned','2024-04',NULL,'Suva','FJI',NULL,'["trade"]',0.7,'[]',2,NULL,'rules','0','invitation|FJI,NOR','2024-04-01','2024-05-01');
INSERT INTO "reports" VALUES(6,'racad3174d86707b9','statement',NULL,'held',NULL,NULL,'Santiago','CHL',NULL,'[]',0.7,'[]',2,'r52b36c0fab59ebbf','rules','0','statement|CHL,PER','2023-12-09','2024-04-08');
INSERT INTO "reports" VALUES(7,'r453f6d964b2f2d51','meeting',NULL,'held','2023-12-11',NULL,'Tbilisi','GEO',NULL,'["trade"]',0.7,'[]',3,NULL,'rules','0','meeting|GEO,HUN','2023-12-11','2023-12-12');
INSERT INTO "reports" VALUES(8,'r8adad6b02294640a','invitation',NULL,'held','2023-12-09',NULL,NULL,NULL,NULL,'["trade"]',0.9,'[]',3,NULL,'rules','0','invitation|FJI,NOR','2023-12-09','2023-12-10');
INSERT INTO "reports" VALUES(9,'ra23cbbd89b1bc864','statement',NULL,'held','2023-12',NULL,'Tbilisi','GEO',NULL,'["trade"]',0.5,'[]',3,NULL,'rules','0','statement|GEO,HUN','2023-12-01','2024-01-01');
INSERT INTO "reports" VALUES(10,'r7fdcdd3f72631312','statement',NULL,'held','2023-07-25',NULL,NULL,NULL,NULL,'["trade"]',0.5,'[]',4,NULL,'rules','0','statement|FJI,NOR','2023-07-25','2023-07-26');
INSERT INTO "reports" VALUES(11,'r45c93ce2c292b90b','invitation',NULL,'held','2023-07-24',NULL,NULL,NULL,NULL,'[]',0.5,'[]',4,'r7fdcdd3f72631312','rules','0','invitation|GEO,HUN','2023-07-24','2023-07-25');
INSERT INTO "reports" VALUES(12,'rf726346491e0c301','meeting',NULL,'held','2023-07-23',NULL,NULL,NULL,NULL,'["trade"]',0.7,'[]',4,'r7fdcdd3f72631312','rules','0','meeting|CHL,PER','2023-07-23','2023-07-24');
INSERT INTO "reports" VALUES(13,'r3dfe5f7b4896c6fc','invitation',NULL,'held','2024-06-17',NULL,'Budapest','HUN',NULL,'[]',0.5,'[]',5,NULL,'rules','0','invitation|GEO,HUN','2024-06-17','2024-06-18');
INSERT INTO "reports" VALUES(14,'r821f51978e65377a','meeting',NULL,'held','2024-06',NULL,NULL,NULL,NULL,'["trade"]',0.7,'[]',5,NULL,'rules','0','meeting|GEO,HUN','2024-06-01','2024-07-01');
INSERT INTO "reports" VALUES(15,'r742650c8ec566b12','meeting',NULL,'held','2024-06-18',NULL,NULL,NULL,NULL,'["trade"]',0.7,'[]',5,NULL,'rules','0','meeting|GEO,PER','2024-06-18','2024-06-19');
INSERT INTO "reports" VALUES(16,'rc2921a9352039bd5','exercise',NULL,'planned','2024-03-02',NULL,'Suva','FJI',NULL,'[]',0.9,'[]',6,NULL,'rules','0','exercise|NOR','2024-03-02','2024-03-03');
INSERT INTO "reports" VALUES(17,'r36cf51a8737391fd','statement',NULL,'planned','2024-03',NULL,'Suva','FJI',NULL,'[]',0.9,'[]',6,'rc2921a9352039bd5','rules','0','statement|FJI,NOR','2024-03-01','2024-04-01');
INSERT INTO "reports" VALUES(18,'rf35b49c69ebc7df5','exercise',NULL,'held',NULL,NULL,NULL,NULL,NULL,'[]',0.7,'[]',6,'rc2921a9352039bd5','rules','0','exercise|PER','2023-11-04','2024-03-04');
INSERT INTO "reports" VALUES(19,'r1fe7d662306e6ad8','invitation',NULL,'planned','2024-07-19',NULL,'Lima','PER',NULL,'[]',0.5,'[]',7,NULL,'rules','0','invitation|GEO,PER','2024-07-19','2024-07-20');
INSERT INTO "reports" VALUES(20,'rd6ac1e107a200ddf','meeting',NULL,'held','2024-07-19',NULL,'Budapest','HUN',NULL,'["trade"]',0.7,'[]',7,'r1fe7d662306e6ad8','rules','0','meeting|GEO,HUN','2024-07-19','2024-07-20');
INSERT INTO "reports" VALUES(21,'r2e926024c720f3e3','visit',NULL,'held',NULL,NULL,NULL,NULL,NULL,'["trade"]',0.5,'[]',7,NULL,'rules','0','visit|CHL,PER','2024-03-21','2024-07-20');
INSERT INTO "reports" VALUES(22,'rddedcf64e32bc548','invitation',NULL,'held','2024-08',NULL,'Budapest','HUN',NULL,'["trade"]',0.9,'[]',8,NULL,'rules','0','invitation|GEO,HUN','2024-08-01','2024-09-01');
INSERT INTO "reports" VALUES(23,'r4c79768a9dc1b288','statement',NULL,'planned','2024-08-22',NULL,NULL,NULL,NULL,'[]',0.5,'[]',8,'rddedcf64e32bc548','rules','0','statement|GEO,HUN','2024-08-22','2024-08-23');
INSERT INTO "reports" VALUES(24,'r68c03ff7d2d01b5e','signing',NULL,'planned','2024-08',NULL,NULL,NULL,'Agreement on rail transit','[]',0.7,'[]',8,'rddedcf64e32bc548','rules','0','signing|GEO,HUN','2024-08-01','2024-09-01');
INSERT INTO "reports" VALUES(25,'rb564887b39e51dc4','invitation',NULL,'held',NULL,NULL,NULL,NULL,NULL,'[]',0.7,'[]',9,NULL,'rules','0','invitation|FJI,NOR','2024-03-11','2024-07-10');
INSERT INTO "reports" VALUES(26,'rabcfd454e9cb5b4e','meeting',NULL,'held',NULL,NULL,'Suva','FJI',NULL,'["trade"]',0.5,'[]',9,'rb564887b39e51dc4','rules','0','meeting|FJI,NOR','2024-03-11','2024-07-10');
INSERT INTO "reports" VALUES(27,'r7ffc12fe73715b97','statement',NULL,'planned',NULL,NULL,NULL,NULL,NULL,'["trade"]',0.7,'[]',9,'rb564887b39e51dc4','rules','0','statement|FJI,NOR','2024-07-08','2024-11-06');
INSERT INTO "reports" VALUES(28,'r10cfd687b95526c9','visit',NULL,'held','2020-06-15',NULL,NULL,NULL,NULL,'["trade"]',0.9,'[]',10,NULL,'rules','0','visit|GEO,PER','2020-06-15','2020-06-16');
INSERT INTO "reports" VALUES(29,'rf251de89357d4ac6','invitation',NULL,'held','2020-06-14',NULL,NULL,NULL,NULL,'["trade"]',0.9,'[]',10,'r10cfd687b95526c9','rules','0','invitation|GEO,HUN','2020-06-14','2020-06-15');
INSERT INTO "reports" VALUES(30,'r6100e15da3e85f0d','visit',NULL,'held','2020-06-15',NULL,NULL,NULL,NULL,'["trade"]',0.9,'[]',10,'r10cfd687b95526c9','rules','0','visit|GEO,HUN','2020-06-15','2020-06-16');
INSERT INTO "reports" VALUES(31,'r459befc4cb5ce551','signing',NULL,'held','2020-12-19',NULL,NULL,NULL,'memorandum on wine exports','[]',0.5,'[]',11,NULL,'rules','0','signing|GEO,HUN','2020-12-19','2020-12-20');
INSERT INTO "reports" VALUES(32,'re618f2a608d792ba','invitation',NULL,'planned','2020-12-18',NULL,'Lima','PER',NULL,'["trade"]',0.9,'[]',11,NULL,'rules','0','invitation|GEO,PER','2020-12-18','2020-12-19');
INSERT INTO "reports" VALUES(33,'rb7ca2260023f81c9','exercise',NULL,'held','2020-12-19',NULL,NULL,NULL,NULL,'["trade"]',0.5,'[]',11,NULL,'rules','0','exercise|NOR','2020-12-19','2020-12-20');
INSERT INTO "reports" VALUES(34,'rc081bcd4327ac85a','statement',NULL,'planned','2020-05-05',NULL,'Tbilisi','GEO',NULL,'[]',0.9,'[]',12,NULL,'rules','0','statement|GEO,HUN','2020-05-05','2020-05-06');
INSERT INTO "reports" VALUES(35,'rc67ea692729c8cc8','visit',NULL,'planned','2020-05-06',NULL,NULL,NULL,NULL,'[]',0.9,'[]',12,'rc081bcd4327ac85a','rules','0','visit|GEO,HUN','2020-05-06','2020-05-07');
INSERT INTO "reports" VALUES(36,'r0bb3308baa2e02bd','exercise',NULL,'held','2020-05',NULL,NULL,NULL,NULL,'["trade"]',0.5,'[]',12,'rc081bcd4327ac85a','rules','0','exercise|HUN','2020-05-01','2020-06-01');
CREATE TABLE revisions (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at VARCHAR NOT NULL, 
	change VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	"into" VARCHAR
);
INSERT INTO "revisions" VALUES(1,'2026-01-02T03:04:05+00:00','added','document','d93a813cadc0781d8',NULL);
INSERT INTO "revisions" VALUES(2,'2026-01-02T03:04:05+00:00','created','event','e191266d6f4b3469e',NULL);
INSERT INTO "revisions" VALUES(3,'2026-01-02T03:04:05+00:00','created','event','e170cb40c1ea0db07',NULL);
INSERT INTO "revisions" VALUES(4,'2026-01-02T03:04:05+00:00','created','event','e9d569494d7e65a92',NULL);
INSERT INTO "revisions" VALUES(5,'2026-01-02T03:04:05+00:00','added','document','d66a30057c7735b74',NULL);
INSERT INTO "revisions" VALUES(6,'2026-01-02T03:04:05+00:00','created','event','e895f45dc123c2ebe',NULL);
INSERT INTO "revisions" VALUES(7,'2026-01-02T03:04:05+00:00','created','event','eda0a42e2bc7f0231',NULL);
INSERT INTO "revisions" VALUES(8,'2026-01-02T03:04:05+00:00','created','event','e92a91bc128cf3458',NULL);
INSERT INTO "revisions" VALUES(9,'2026-01-02T03:04:05+00:00','added','document','d58603ec79c81c1cd',NULL);
INSERT INTO "revisions" VALUES(10,'2026-01-02T03:04:05+00:00','created','event','e236bebc0ef9f7dc2',NULL);
INSERT INTO "revisions" VALUES(11,'2026-01-02T03:04:05+00:00','created','event','ed186405c111a536e',NULL);
INSERT INTO "revisions" VALUES(12,'2026-01-02T03:04:05+00:00','created','event','e30b9859da32e66ce',NULL);
INSERT INTO "revisions" VALUES(13,'2026-01-02T03:04:05+00:00','added','document','d91b229dfada1c6eb',NULL);
INSERT INTO "revisions" VALUES(14,'2026-01-02T03:04:05+00:00','created','event','e18abe5a8f1754d74',NULL);
INSERT INTO "revisions" VALUES(15,'2026-01-02T03:04:05+00:00','created','event','e788420025d98eec4',NULL);
INSERT INTO "revisions" VALUES(16,'2026-01-02T03:04:05+00:00','created','event','e5530bef466233269',NULL);
INSERT INTO "revisions" VALUES(17,'2026-01-02T03:04:05+00:00','added','document','d1d884db6db42fc89',NULL);
INSERT INTO "revisions" VALUES(18,'2026-01-02T03:04:05+00:00','created','event','e08b64a0dfd33a633',NULL);
INSERT INTO "revisions" VALUES(19,'2026-01-02T03:04:05+00:00','created','event','e4045e42a495b88e9',NULL);
INSERT INTO "revisions" VALUES(20,'2026-01-02T03:04:05+00:00','created','event','ea0d30536c35cd43a',NULL);
INSERT INTO "revisions" VALUES(21,'2026-01-02T03:04:05+00:00','added','document','dd8ee6eeac73352bd',NULL);
INSERT INTO "revisions" VALUES(22,'2026-01-02T03:04:05+00:00','created','event','ecb3c84c877dc0208',NULL);
INSERT INTO "revisions" VALUES(23,'2026-01-02T03:04:05+00:00','created','event','eb7515368edc0f98f',NULL);
INSERT INTO "revisions" VALUES(24,'2026-01-02T03:04:05+00:00','created','event','e6bf98a7c06326536',NULL);
INSERT INTO "revisions" VALUES(25,'2026-01-02T03:04:05+00:00','added','document','d1b64f39a1a20e3ef',NULL);
INSERT INTO "revisions" VALUES(26,'2026-01-02T03:04:05+00:00','created','event','e6abf0d00016bc295',NULL);
INSERT INTO "revisions" VALUES(27,'2026-01-02T03:04:05+00:00','created','event','efb978620332f3ad1',NULL);
INSERT INTO "revisions" VALUES(28,'2026-01-02T03:04:05+00:00','created','event','e85cfd128a80aba88',NULL);
INSERT INTO "revisions" VALUES(29,'2026-01-02T03:04:05+00:00','added','document','d2d29539fc53a7f81',NULL);
INSERT INTO "revisions" VALUES(30,'2026-01-02T03:04:05+00:00','created','event','e55167a7c110e2574',NULL);
INSERT INTO "revisions" VALUES(31,'2026-01-02T03:04:05+00:00','created','event','ed95875a42312a03c',NULL);
INSERT INTO "revisions" VALUES(32,'2026-01-02T03:04:05+00:00','created','event','ecdbee0663b159c27',NULL);
INSERT INTO "revisions" VALUES(33,'2026-01-02T03:04:05+00:00','added','document','d67fa260213b5138d',NULL);
INSERT INTO "revisions" VALUES(34,'2026-01-02T03:04:05+00:00','created','event','e0c649e7baa257570',NULL);
INSERT INTO "revisions" VALUES(35,'2026-01-02T03:04:05+00:00','created','event','eeb8e60ea80ddca82',NULL);
INSERT INTO "revisions" VALUES(36,'2026-01-02T03:04:05+00:00','created','event','eebcc736543ab3a93',NULL);
INSERT INTO "revisions" VALUES(37,'2026-01-02T03:04:05+00:00','added','document','d4a15d897f13a2798',NULL);
INSERT INTO "revisions" VALUES(38,'2026-01-02T03:04:05+00:00','created','event','e2bd8412e29005215',NULL);
INSERT INTO "revisions" VALUES(39,'2026-01-02T03:04:05+00:00','created','event','ee59152d9579e782c',NULL);
INSERT INTO "revisions" VALUES(40,'2026-01-02T03:04:05+00:00','created','event','e312b6c5cb10acf6d',NULL);
INSERT INTO "revisions" VALUES(41,'2026-01-02T03:04:05+00:00','added','document','dd0307bd5a0791539',NULL);
INSERT INTO "revisions" VALUES(42,'2026-01-02T03:04:05+00:00','created','event','e675f4281d22ba6e6',NULL);
INSERT INTO "revisions" VALUES(43,'2026-01-02T03:04:05+00:00','created','event','ee6db290121832173',NULL);
INSERT INTO "revisions" VALUES(44,'2026-01-02T03:04:05+00:00','created','event','e7224881b59e0b7c9',NULL);
INSERT INTO "revisions" VALUES(45,'2026-01-02T03:04:05+00:00','added','document','d146a7215fbe4120a',NULL);
INSERT INTO "revisions" VALUES(46,'2026-01-02T03:04:05+00:00','created','event','ee32111aa3a8569b4',NULL);
INSERT INTO "revisions" VALUES(47,'2026-01-02T03:04:05+00:00','created','event','e09dfd0e0bcb1deef',NULL);
INSERT INTO "revisions" VALUES(48,'2026-01-02T03:04:05+00:00','created','event','e18570595c17f703b',NULL);
CREATE TABLE sides (
	principal VARCHAR NOT NULL, 
	first VARCHAR NOT NULL, 
	event INTEGER NOT NULL, 
	last VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	PRIMARY KEY (principal, first, event), 
	FOREIGN KEY(event) REFERENCES events ("key") ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "sides" VALUES('CHL','',6,'','statement');
INSERT INTO "sides" VALUES('CHL','',18,'','exercise');
INSERT INTO "sides" VALUES('CHL','',21,'','visit');
INSERT INTO "sides" VALUES('CHL','2023-07-23',12,'2023-07-23','meeting');
INSERT INTO "sides" VALUES('FJI','',25,'','invitation');
INSERT INTO "sides" VALUES('FJI','',26,'','meeting');
INSERT INTO "sides" VALUES('FJI','',27,'','statement');
INSERT INTO "sides" VALUES('FJI','2020-12-19',33,'2020-12-19','exercise');
INSERT INTO "sides" VALUES('FJI','2023-07-25',10,'2023-07-25','statement');
INSERT INTO "sides" VALUES('FJI','2023-12-09',8,'2023-12-09','invitation');
INSERT INTO "sides" VALUES('FJI','2024-03-01',17,'2024-03-31','statement');
INSERT INTO "sides" VALUES('FJI','2024-03-02',16,'2024-03-02','exercise');
INSERT INTO "sides" VALUES('FJI','2024-04-01',5,'2024-04-30','invitation');
INSERT INTO "sides" VALUES('GEO','',1,'','invitation');
INSERT INTO "sides" VALUES('GEO','',2,'','statement');
INSERT INTO "sides" VALUES('GEO','2020-05-01',36,'2020-05-31','exercise');
INSERT INTO "sides" VALUES('GEO','2020-05-05',34,'2020-05-05','statement');
INSERT INTO "sides" VALUES('GEO','2020-05-06',35,'2020-05-06','visit');
INSERT INTO "sides" VALUES('GEO','2020-06-14',29,'2020-06-14','invitation');
INSERT INTO "sides" VALUES('GEO','2020-06-15',28,'2020-06-15','visit');
INSERT INTO "sides" VALUES('GEO','2020-06-15',30,'2020-06-15','visit');
INSERT INTO "sides" VALUES('GEO','2020-09-30',3,'2020-09-30','visit');
INSERT INTO "sides" VALUES('GEO','2020-12-18',32,'2020-12-18','invitation');
INSERT INTO "sides" VALUES('GEO','2020-12-19',31,'2020-12-19','signing');
INSERT INTO "sides" VALUES('GEO','2023-07-24',11,'2023-07-24','invitation');
INSERT INTO "sides" VALUES('GEO','2023-12-01',9,'2023-12-31','statement');
INSERT INTO "sides" VALUES('GEO','2023-12-11',7,'2023-12-11','meeting');
INSERT INTO "sides" VALUES('GEO','2024-04-06',4,'2024-04-06','invitation');
INSERT INTO "sides" VALUES('GEO','2024-06-01',14,'2024-06-30','meeting');
INSERT INTO "sides" VALUES('GEO','2024-06-17',13,'2024-06-17','invitation');
INSERT INTO "sides" VALUES('GEO','2024-06-18',15,'2024-06-18','meeting');
INSERT INTO "sides" VALUES('GEO','2024-07-19',19,'2024-07-19','invitation');
INSERT INTO "sides" VALUES('GEO','2024-07-19',20,'2024-07-19','meeting');
INSERT INTO "sides" VALUES('GEO','2024-08-01',22,'2024-08-31','invitation');
INSERT INTO "sides" VALUES('GEO','2024-08-01',24,'2024-08-31','signing');
INSERT INTO "sides" VALUES('GEO','2024-08-22',23,'2024-08-22','statement');
INSERT INTO "sides" VALUES('HUN','',1,'','invitation');
INSERT INTO "sides" VALUES('HUN','',2,'','statement');
INSERT INTO "sides" VALUES('HUN','2020-05-01',36,'2020-05-31','exercise');
INSERT INTO "sides" VALUES('HUN','2020-05-05',34,'2020-05-05','statement');
INSERT INTO "sides" VALUES('HUN','2020-05-06',35,'2020-05-06','visit');
INSERT INTO "sides" VALUES('HUN','2020-06-14',29,'2020-06-14','invitation');
INSERT INTO "sides" VALUES('HUN','2020-06-15',30,'2020-06-15','visit');
INSERT INTO "sides" VALUES('HUN','2020-12-19',31,'2020-12-19','signing');
INSERT INTO "sides" VALUES('HUN','2023-07-24',11,'2023-07-24','invitation');
INSERT INTO "sides" VALUES('HUN','2023-12-01',9,'2023-12-31','statement');
INSERT INTO "sides" VALUES('HUN','2023-12-11',7,'2023-12-11','meeting');
INSERT INTO "sides" VALUES('HUN','2024-04-06',4,'2024-04-06','invitation');
INSERT INTO "sides" VALUES('HUN','2024-06-01',14,'2024-06-30','meeting');
INSERT INTO "sides" VALUES('HUN','2024-06-17',13,'2024-06-17','invitation');
INSERT INTO "sides" VALUES('HUN','2024-07-19',20,'2024-07-19','meeting');
INSERT INTO "sides" VALUES('HUN','2024-08-01',22,'2024-08-31','invitation');
INSERT INTO "sides" VALUES('HUN','2024-08-01',24,'2024-08-31','signing');
INSERT INTO "sides" VALUES('HUN','2024-08-22',23,'2024-08-22','statement');
INSERT INTO "sides" VALUES('NOR','',25,'','invitation');
INSERT INTO "sides" VALUES('NOR','',26,'','meeting');
INSERT INTO "sides" VALUES('NOR','',27,'','statement');
INSERT INTO "sides" VALUES('NOR','2020-12-19',33,'2020-12-19','exercise');
INSERT INTO "sides" VALUES('NOR','2023-07-25',10,'2023-07-25','statement');
INSERT INTO "sides" VALUES('NOR','2023-12-09',8,'2023-12-09','invitation');
INSERT INTO "sides" VALUES('NOR','2024-03-01',17,'2024-03-31','statement');
INSERT INTO "sides" VALUES('NOR','2024-03-02',16,'2024-03-02','exercise');
INSERT INTO "sides" VALUES('NOR','2024-04-01',5,'2024-04-30','invitation');
INSERT INTO "sides" VALUES('PER','',6,'','statement');
INSERT INTO "sides" VALUES('PER','',18,'','exercise');
INSERT INTO "sides" VALUES('PER','',21,'','visit');
INSERT INTO "sides" VALUES('PER','2020-06-15',28,'2020-06-15','visit');
INSERT INTO "sides" VALUES('PER','2020-09-30',3,'2020-09-30','visit');
INSERT INTO "sides" VALUES('PER','2020-12-18',32,'2020-12-18','invitation');
INSERT INTO "sides" VALUES('PER','2023-07-23',12,'2023-07-23','meeting');
INSERT INTO "sides" VALUES('PER','2024-06-18',15,'2024-06-18','meeting');
INSERT INTO "sides" VALUES('PER','2024-07-19',19,'2024-07-19','invitation');
CREATE TABLE supports (
	report INTEGER NOT NULL, 
	event INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	reasons VARCHAR NOT NULL, 
	PRIMARY KEY (report), 
	FOREIGN KEY(report) REFERENCES reports ("key"), 
	FOREIGN KEY(event) REFERENCES events ("key") ON DELETE CASCADE
);
INSERT INTO "supports" VALUES(1,1,0,'[]');
INSERT INTO "supports" VALUES(2,2,0,'[]');
INSERT INTO "supports" VALUES(3,3,0,'[]');
INSERT INTO "supports" VALUES(4,4,0,'[]');
INSERT INTO "supports" VALUES(5,5,0,'[]');
INSERT INTO "supports" VALUES(6,6,0,'[]');
INSERT INTO "supports" VALUES(7,7,0,'[]');
INSERT INTO "supports" VALUES(8,8,0,'[]');
INSERT INTO "supports" VALUES(9,9,0,'[]');
INSERT INTO "supports" VALUES(10,10,0,'[]');
INSERT INTO "supports" VALUES(11,11,0,'[]');
INSERT INTO "supports" VALUES(12,12,0,'[]');
INSERT INTO "supports" VALUES(13,13,0,'[]');
INSERT INTO "supports" VALUES(14,14,0,'[]');
INSERT INTO "supports" VALUES(15,15,0,'[]');
INSERT INTO "supports" VALUES(16,16,0,'[]');
INSERT INTO "supports" VALUES(17,17,0,'[]');
INSERT INTO "supports" VALUES(18,18,0,'[]');
INSERT INTO "supports" VALUES(19,19,0,'[]');
INSERT INTO "supports" VALUES(20,20,0,'[]');
INSERT INTO "supports" VALUES(21,21,0,'[]');
INSERT INTO "supports" VALUES(22,22,0,'[]');
INSERT INTO "supports" VALUES(23,23,0,'[]');
INSERT INTO "supports" VALUES(24,24,0,'[]');
INSERT INTO "supports" VALUES(25,25,0,'[]');
INSERT INTO "supports" VALUES(26,26,0,'[]');
INSERT INTO "supports" VALUES(27,27,0,'[]');
INSERT INTO "supports" VALUES(28,28,0,'[]');
INSERT INTO "supports" VALUES(29,29,0,'[]');
INSERT INTO "supports" VALUES(30,30,0,'[]');
INSERT INTO "supports" VALUES(31,31,0,'[]');
INSERT INTO "supports" VALUES(32,32,0,'[]');
INSERT INTO "supports" VALUES(33,33,0,'[]');
INSERT INTO "supports" VALUES(34,34,0,'[]');
INSERT INTO "supports" VALUES(35,35,0,'[]');
INSERT INTO "supports" VALUES(36,36,0,'[]');
CREATE INDEX actors_by_principal ON actors (principal, kind, id);
CREATE INDEX ix_redirects_new ON redirects (new);
CREATE INDEX reports_by_block ON reports (block, window_last, window_first);
CREATE INDEX ix_reports_part_of ON reports (part_of);
CREATE INDEX ix_reports_document ON reports (document);
CREATE INDEX ix_events_part_of ON events (part_of);
CREATE INDEX events_by_date ON events (first, "key");
CREATE INDEX events_by_type ON events (type, first, "key");
CREATE INDEX ix_events_exercise ON events (exercise);
CREATE INDEX ix_events_agreement ON events (agreement);
CREATE INDEX supports_by_event ON supports (event, position);
CREATE INDEX participations_by_portfolio ON participations (portfolio, principal);
CREATE INDEX ix_participations_official_id ON participations (official_id);
CREATE INDEX ix_participations_organization_id ON participations (organization_id);
CREATE INDEX participations_by_surname ON participations (surname);
CREATE INDEX sides_by_event ON sides (event);
CREATE INDEX sides_by_type ON sides (principal, type, first, event);
CREATE INDEX pairs_by_event ON pairs (event);
CREATE INDEX pairs_by_type ON pairs (dyad, type, first, event);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('revisions',48);
CREATE VIRTUAL TABLE report_text USING fts5(name, quotes, content='', tokenize='unicode61 remove_diacritics 2');
COMMIT;
PRAGMA application_id = 1112099905;
PRAGMA user_version = 1;
