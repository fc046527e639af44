//! Mounts the app.

fn main() {
    circlebook::app::start();
}
