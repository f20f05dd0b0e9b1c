//! The passwords that anybody would guess first.
//!
//! A list of our own, written for this school by thinking of the obvious; no leaked data was copied. Words stand without the
//! digits that people put around them, and in letters and digits only: [`super::password::check`] compares so.

/// Words, runs of keys and numbers, in lower case.
#[rustfmt::skip]
pub(super) const COMMON: &[&str] = &[
    // Keyboards.
    "qwerty", "qwertyui", "qwertyuiop", "qwertyuiopas", "qwertyqwerty", "asdfgh", "asdfghjk", "asdfghjkl",
    "asdfasdfasdf", "asdfqwer", "zxcvbn", "zxcvbnm", "zxcvbnmasdf", "qazwsx", "qazwsxedc", "qazwsxedcrfv",
    "wsxedcrfv", "qweasd", "qweasdzxc", "qwe123qwe123", "q1w2e3r4t5", "q1w2e3r4t5y6", "1q2w3e4r5t", "1q2w3e4r5t6y",
    "1qaz2wsx3edc", "zaq12wsxcde3", "azerty", "azertyuiop", "poiuytrewq", "lkjhgfdsa", "mnbvcxz", "abcd1234abcd",
    "abc123abc123", "a1b2c3d4e5", "a1s2d3f4g5", "aabbccddee",
    // Numbers.
    "1234512345", "1234554321", "1212121212", "1231231231", "123123123123", "1122334455", "1112223334", "0987654321",
    "1357924680", "2468013579", "1029384756", "3141592653", "1010101010", "2020202020", "1234123412", "12341234123",
    "0912345678", "0911111111", "0900000000",
    // Words for what it is.
    "pass", "password", "passwords", "passwort", "passwordpassword", "mypassword", "mypasswordis", "newpassword",
    "oldpassword", "thepassword", "thisismypassword", "password1password", "pass123word", "passw0rd",
    "passw0rdpassw0rd", "p4ssw0rd", "p455w0rd", "passcode", "passphrase", "secret", "secrets", "topsecret",
    "mysecret", "verysecret", "secretword", "letmein", "letmeinplease", "pleaseletmein", "openup", "opensesame",
    "sesame", "access", "accesscode", "accessgranted", "key", "mykey", "code", "mycode", "login", "loginlogin",
    "signin", "signmein", "welcome", "welcomeback", "welcomehome", "hello", "hellohello", "helloworld", "hellothere",
    "default", "changeme", "changemenow", "changethis", "changeit", "change", "temp", "temporary", "temppassword",
    "nothing", "nopassword", "idontknow", "dontknow", "forgot", "forgotten", "iforgot", "remember", "rememberme",
    "whatever", "anything", "something", "blank", "empty", "example", "sample", "test", "testing", "testtest",
    "testuser", "testtesttest", "demo", "guest", "user", "username", "newuser", "public", "private", "unknown",
    // Those who run things.
    "admin", "admins", "adminadmin", "administrator", "administration", "superuser", "superadmin", "root",
    "rootroot", "toor", "sysadmin", "system", "manager", "master", "mastermaster", "boss", "owner", "operator",
    "support", "office", "headteacher", "headmaster", "principal", "director", "registrar",
    // School.
    "school", "schools", "myschool", "schoolschool", "highschool", "primaryschool", "secondaryschool", "teacher",
    "teachers", "teacherteacher", "myteacher", "student", "students", "studentstudent", "parent", "parents", "class",
    "classroom", "classes", "education", "educator", "learning", "learner", "study", "studying", "lesson",
    "homework", "exam", "exams", "examination", "grade", "grades", "gradebook", "marks", "number", "library",
    "college", "university", "academy", "mathematics", "maths", "physics", "chemistry", "biology", "english",
    "geography", "history", "science", "computer", "computers", "internet", "yeneta", "yenetayeneta",
    // Ethiopia.
    "ethiopia", "ethiopian", "ethiopiaethiopia", "myethiopia", "loveethiopia", "iloveethiopia", "addis", "ababa",
    "addisababa", "addisaddis", "abeba", "addisabeba", "habesha", "habeshawi", "selam", "selamselam", "selamnew",
    "tenaystilign", "ameseginalehu", "amharic", "oromia", "amhara", "tigray", "sidama", "afar", "gambella", "harar",
    "dire", "diredawa", "hawassa", "bahirdar", "mekelle", "gondar", "lalibela", "axum", "abyssinia", "lucy", "buna",
    "injera", "egziabher", "egziabiher", "egzabher", "kidanemihret", "meskel", "timket", "enkutatash",
    // Faith, love and play.
    "iloveyou", "iloveyouso", "iloveyouforever", "iloveyoutoo", "loveyou", "iloveu", "iloveme", "lovelove", "lovely",
    "love", "mylove", "myfamily", "family", "mother", "father", "mama", "baba", "sister", "brother", "baby",
    "babygirl", "babyboy", "sweetheart", "sweetie", "honey", "darling", "angel", "angels", "princess", "prince",
    "queen", "king", "jesus", "jesuschrist", "jesusislord", "ilovejesus", "christ", "god", "godisgood", "godislove",
    "godbless", "godblessme", "thankgod", "inshallah", "bismillah", "allah", "alhamdulillah", "allahuakbar",
    "muhammad", "mohammed", "bible", "holy", "heaven", "blessed", "blessing", "faith", "hope", "peace", "happy",
    "happiness", "smile", "freedom", "forever", "football", "soccer", "arsenal", "chelsea", "manchester",
    "manchesterunited", "manunited", "liverpool", "barcelona", "realmadrid", "messi", "ronaldo", "cristiano",
    "baseball", "basketball", "superman", "batman", "spiderman", "starwars", "pokemon", "dragon", "dragons",
    "monkey", "tiger", "lion", "shadow", "sunshine", "sunflower", "flower", "summer", "winter", "spring", "autumn",
    "january", "february", "september", "october", "december", "monday", "friday", "sunday", "computergame",
    "minecraft", "facebook", "google", "gmail", "youtube", "telegram", "whatsapp", "tiktok", "instagram", "samsung",
    "iphone", "nokia", "android", "windows", "microsoft",
];
