//! Which words stand on the pages of who reads another language than English.
#![cfg(feature = "ssr")]

mod harness;

#[tokio::test]
async fn a_class_is_named_in_the_language_of_the_page() {
    let school = harness::school::start().await;
    for (caller, paths) in [
        ("student", &["/student"][..]),
        ("parent", &["/parent"]),
        ("teacher", &["/teacher", "/teacher/courses/700/gradebook"]),
    ] {
        let client = school.client(caller).await;
        for path in paths {
            let english = client.get(path).await.body;
            assert!(english.contains("Grade 9 A"), "{path}: {english}");
        }
        let look = [("choose[language]", "am"), ("choose[theme]", "system")];
        client.post_form("account/choose_look", &look).await;
        for path in paths {
            let amharic = client.get(path).await.body;
            assert!(amharic.contains("9ኛ ክፍል A"), "{path}: {amharic}");
            assert!(!amharic.contains("Grade"), "{path}: {amharic}");
        }
    }
}
