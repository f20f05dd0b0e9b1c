//! A gradebook's page of 30 students and 20 columns beside the query of its marks, written into a table.

use std::net::SocketAddr;

use crate::{
    class,
    duel::{Asked, fight},
    load::{Connection, get},
    pairs::{self, PAIRS},
    server::{PROGRAM, Server},
};

pub fn measure() {
    crate::as_clients().block_on(compare());
}

async fn compare() {
    let server = Server::start(PROGRAM);
    let (program, bare) = (server.program(), server.bare());
    let cookie = server.cookies().first().expect("the teacher's");
    let page = get(program, &format!("/teacher/courses/{}/gradebook", class::COURSE), cookie);
    let book = get(bare, "/book", cookie);
    let (of_page, of_book) = (size(program, &page).await, size(bare, &book).await);
    for connections in [1, 4] {
        let page = Asked { to: program, requests: vec![page.clone(); connections] };
        let book = Asked { to: bare, requests: vec![book.clone(); connections] };
        let duel = fight(&server, &page, &book, 200).await;
        let title = format!("A gradebook of 30 x 20, {connections} connections, {of_page} and {of_book} bytes");
        pairs::head(&title, PAIRS);
        pairs::line("a page's wait, ms", &duel.wait, 2);
        pairs::line("the server's time for one, µs", &duel.time, 0);
    }
    server.end();
}

/// How many bytes the answer has; all marks must be in it.
async fn size(to: SocketAddr, request: &[u8]) -> usize {
    let mut connection = Connection::open(to).await;
    let answer = connection.ask(request).await;
    let cells = String::from_utf8_lossy(answer).matches("role=\"gridcell\"").count();
    assert!(cells >= class::CELLS, "{cells} cells are shown");
    answer.len()
}
