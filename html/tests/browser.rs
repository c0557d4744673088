//! The page in a real browser: it renders, moves, reports no error and asks for nothing.
//!
//! Needs Chromium (`chromium` of the system, or `PETIK_CHROMIUM`); without it these tests pass unrun, except where `CI` is
//! set. With `PETIK_SCREENSHOTS=DIR` they leave pictures to look at.

mod common;

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine;
use common::{TEXT, found};
use petik_html::{Language, Options, Privacy, Summary};
use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// A browser of this test's own, with one tab.
struct Browser {
    process: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    folder: PathBuf,
    session: Option<String>,
    sent: u64,
    /// What the page asked for.
    requests: Vec<String>,
    /// What went wrong on the page.
    errors: Vec<String>,
}

impl Browser {
    /// Starts a browser; `None` where there is none and none is asked for.
    fn start(test: &str) -> Option<Browser> {
        let program = std::env::var("PETIK_CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
        let folder = std::env::temp_dir().join(format!("petik-browser-{test}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        let process = Command::new(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
            ])
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        let mut process = match process {
            Ok(process) => process,
            Err(error) => {
                assert!(std::env::var_os("CI").is_none(), "Chromium is needed: {error}");
                eprintln!("no Chromium, so the page is not tested in it: {error}");
                return None;
            }
        };
        let lines = BufReader::new(process.stderr.take().expect("standard error")).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("DevTools listening on ")?.1.trim().to_owned()))
            .expect("the browser's address");
        let (mut socket, _) = tungstenite::connect(address).expect("the browser");
        if let MaybeTlsStream::Plain(stream) = socket.get_mut() {
            stream.set_read_timeout(Some(Duration::from_secs(300))).expect("a limit");
        }
        let (session, requests, errors) = (None, Vec::new(), Vec::new());
        let mut browser = Browser { process, socket, folder, session, sent: 0, requests, errors };
        let target = browser.ask("Target.createTarget", json!({ "url": "about:blank" }));
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = browser.ask("Target.attachToTarget", attach);
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.ask(&format!("{domain}.enable"), json!({}));
        }
        Some(browser)
    }

    /// Sends a command and waits for its answer.
    fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.sent += 1;
        let id = self.sent;
        let mut message = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.socket.send(Message::text(message.to_string())).expect("a command");
        self.wait(|message| message["id"] == id, method)["result"].clone()
    }

    /// Reads messages up to the one that is waited for, and notes what the page did meanwhile.
    fn wait(&mut self, is_it: impl Fn(&Value) -> bool, what: &str) -> Value {
        loop {
            let message = self.socket.read().unwrap_or_else(|error| panic!("{what}: {error}"));
            let Message::Text(text) = message else { continue };
            let message: Value = serde_json::from_str(&text).expect("JSON");
            assert!(message["error"].is_null(), "{what}: {}", message["error"]);
            match message["method"].as_str() {
                Some("Network.requestWillBeSent") => {
                    self.requests.extend(message["params"]["request"]["url"].as_str().map(str::to_owned));
                }
                Some("Runtime.exceptionThrown" | "Log.entryAdded" | "Runtime.consoleAPICalled") => {
                    self.errors.push(message["params"].to_string());
                }
                _ => {}
            }
            if is_it(&message) {
                return message;
            }
        }
    }

    /// Shows a page.
    fn open(&mut self, page: &str) -> String {
        let path = self.folder.join("page.html");
        std::fs::write(&path, page).expect("the page");
        let url = format!("file://{}", path.display());
        self.requests.clear();
        self.errors.clear();
        let navigate = json!({ "url": url });
        self.sent += 1;
        let message =
            json!({ "id": self.sent, "method": "Page.navigate", "params": navigate, "sessionId": self.session });
        self.socket.send(Message::text(message.to_string())).expect("a command");
        self.wait(|message| message["method"] == "Page.loadEventFired", "the page's load");
        url
    }

    /// The value of an expression on the page.
    fn value(&mut self, expression: &str) -> Value {
        let result = self.ask("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true }));
        assert!(result["exceptionDetails"].is_null(), "{expression}: {}", result["exceptionDetails"]);
        result["result"]["value"].clone()
    }

    /// Asserts that an expression is true on the page.
    fn check(&mut self, expression: &str) {
        let value = self.value(expression);
        assert_eq!(value, json!(true), "{expression}");
    }

    /// Asserts that an expression becomes true on the page within some seconds.
    fn check_soon(&mut self, expression: &str) {
        const TRIES: usize = 100;
        for _ in 0..TRIES {
            if self.value(expression) == json!(true) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        self.check(expression);
    }

    fn press(&mut self, key: &str, code: u32) {
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" && key.len() == 1 { key } else { "" };
            self.ask(
                "Input.dispatchKeyEvent",
                json!({ "type": kind, "key": key, "text": text, "windowsVirtualKeyCode": code }),
            );
        }
    }

    /// Sets the size of the window, what the reader's system prefers, and the medium.
    fn look(&mut self, width: u32, height: u32, scheme: &str, medium: &str) {
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 }),
        );
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.ask("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features }));
    }

    /// Leaves a picture, where pictures are asked for.
    fn picture(&mut self, name: &str, whole: bool) {
        let Some(folder) = std::env::var_os("PETIK_SCREENSHOTS") else { return };
        let shot = self.ask("Page.captureScreenshot", json!({ "format": "png", "captureBeyondViewport": whole }));
        let bytes = base64::engine::general_purpose::STANDARD.decode(shot["data"].as_str().expect("a picture"));
        std::fs::create_dir_all(&folder).expect("the folder");
        std::fs::write(Path::new(&folder).join(format!("{name}.png")), bytes.expect("base64")).expect("the picture");
    }

    /// Asserts that the page has asked for nothing but itself and that nothing went wrong.
    fn is_quiet(&mut self, url: &str) {
        // Whatever is under way is reported before this is answered.
        std::thread::sleep(std::time::Duration::from_millis(200));
        assert!(self.errors.is_empty(), "{:#?}", self.errors);
        assert_eq!(self.requests, [url]);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn the_page_reads_and_moves() {
    let Some(mut browser) = Browser::start("moves") else { return };
    browser.look(1280, 900, "light", "");
    let url = browser.open(&petik_html::article(TEXT, &found(), &Options::default()));
    browser.check("document.querySelector('h1').innerText.startsWith('BNN Gulung')");
    browser.check("document.documentElement.scrollWidth <= innerWidth");
    browser.picture("light", true);

    // Few colours at first; a switch shows its kind and no other.
    let shown = |kind: &str| {
        format!("getComputedStyle(document.querySelector('.m.{kind}')).backgroundColor !== 'rgba(0, 0, 0, 0)'")
    };
    for (kind, on) in
        [("fact", true), ("person", true), ("quote", true), ("time", false), ("place", false), ("law", false)]
    {
        browser.check(&format!("document.getElementById('on-{kind}').checked === {on}"));
        browser.check(&format!("({}) === {on}", shown(kind)));
    }
    browser.value("document.getElementById('on-place').click()");
    browser.check(&shown("place"));
    browser.check(&format!("!({})", shown("time")));
    browser.value("document.getElementById('on-person').click()");
    browser.check(&format!("!({})", shown("person")));
    browser.value("document.getElementById('on-person').click(); document.getElementById('on-place').click()");

    // A click pins the record with its rule; the close button gives the focus back.
    browser.value("document.querySelector('.m.fact a').scrollIntoView({behavior: 'instant'})");
    browser.value("document.querySelector('.m.fact a').click()");
    browser.check("document.querySelector('#panel .record h3').innerText.includes('214 kilogram sabu')");
    browser.check("document.querySelector('#panel .rule').innerText.includes('seizure.listed')");
    browser.picture("chosen", false);
    browser.value("document.querySelector('#panel .close').click()");
    browser.check("!document.querySelector('#panel .record') && document.activeElement.closest('.m') !== null");

    // The mouse over a mark shows its record until it leaves.
    let place = browser.value(
        "(() => { const mark = document.querySelector('article .m.person a'); mark.scrollIntoView({block: 'center', behavior: 'instant'}); \
         const box = mark.getClientRects()[0]; return [box.x + 3, box.y + 8]; })()",
    );
    let mouse = json!({ "type": "mouseMoved", "x": place[0], "y": place[1] });
    browser.ask("Input.dispatchMouseEvent", mouse);
    browser.check("document.querySelector('#panel .record h3').innerText.includes('Saut Hutabarat')");

    // From mark to mark by the keyboard, and a tick by a key.
    browser.check("document.querySelectorAll('article a[tabindex=\"0\"]').length === 1");
    browser.value("document.querySelector('article a[tabindex=\"0\"]').focus()");
    let first = browser.value("document.activeElement.innerText");
    browser.press("ArrowRight", 39);
    assert_ne!(browser.value("document.activeElement.innerText"), first);
    browser.check("document.querySelector('#panel .record') !== null");
    browser.press("b", 66);
    browser.check("document.getElementById('gold-count').innerText.startsWith('1 benar, 0 salah')");
    browser.press("Escape", 27);
    browser.check("!document.querySelector('#panel .record')");

    // Ticks become a gold file.
    browser.value(
        "window.saved = null; URL.createObjectURL = (blob) => { window.saved = blob; return 'blob:none'; }; \
         HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }; true",
    );
    browser.value("document.querySelectorAll('details.group').forEach((group) => { group.open = true; }); true");
    // The page hears of an opened group a moment later.
    browser.check_soon(
        "document.querySelectorAll('.catalogue .ticks').length === document.querySelectorAll('li[data-gold]').length",
    );
    browser.value(
        "document.querySelector('#r-' + document.querySelector('.m.law').dataset.r + ' button[value=w]').click()",
    );
    browser.value("document.getElementById('gold-rest').click(); document.getElementById('gold-save').click()");
    browser.check("window.savedAs === 'selat-malaka.tsv'");
    let result = browser.ask(
        "Runtime.evaluate",
        json!({ "expression": "window.saved.text()", "awaitPromise": true, "returnByValue": true }),
    );
    let gold = result["result"]["value"].as_str().expect("the gold file");
    let lines: Vec<_> = gold.lines().collect();
    assert!(lines.iter().filter(|line| !line.starts_with('#')).all(|line| line.split('\t').count() == 4), "{gold}");
    assert!(lines.iter().any(|line| line.starts_with("SEIZE\t54 kilogram\t1\t")), "{gold}");
    assert!(lines.iter().any(|line| line.starts_with("# salah\tLAW\tPasal 114")), "{gold}");
    assert!(!lines.iter().any(|line| line.starts_with("LAW\t")), "{gold}");
    assert!(!gold.contains("Melati Kusuma"));
    browser.is_quiet(&url);
}

#[test]
fn the_page_holds_without_its_script() {
    let Some(mut browser) = Browser::start("still") else { return };
    browser.ask("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    browser.look(1280, 900, "light", "");
    let url = browser.open(&petik_html::article(TEXT, &found(), &Options::default()));
    // Scripts of the tests still run; those of the page do not.
    browser.check("document.getElementById('panel').hidden && document.getElementById('gold').hidden");
    let shown = "getComputedStyle(document.querySelector('.m.time')).backgroundColor !== 'rgba(0, 0, 0, 0)'";
    browser.check(&format!("!({shown})"));
    browser.value("document.getElementById('on-time').click()");
    browser.check(shown);
    browser.check("document.querySelector('.m.fact').title.startsWith('Sitaan: 214 kilogram sabu (seizure.listed)')");
    // A jump from the card marks the sentence.
    browser.value("document.querySelector('.entries .what a').click()");
    browser.check("document.querySelector('.s:target').innerText.includes('214 kilogram')");
    browser.check("getComputedStyle(document.querySelector('.s:target')).backgroundImage !== 'none'");
    browser.is_quiet(&url);
}

#[test]
fn it_reads_in_every_light_and_size() {
    let Some(mut browser) = Browser::start("looks") else { return };
    let page = petik_html::article(TEXT, &found(), &Options::default());
    let looks = [
        ("dark", 1280, "dark", ""),
        ("narrow", 375, "light", ""),
        ("narrow-dark", 375, "dark", ""),
        ("tablet", 820, "light", ""),
        ("print", 794, "light", "print"),
        ("print-dark", 794, "dark", "print"),
    ];
    for (name, width, scheme, medium) in looks {
        browser.look(width, if width < 600 { 2000 } else { 900 }, scheme, medium);
        let url = browser.open(&page);
        browser.check("document.documentElement.scrollWidth <= innerWidth");
        contrasts(&mut browser, name);
        browser.picture(name, width > 600);
        browser.value(
            "document.querySelectorAll('.switches input').forEach((box) => { if (!box.checked) box.click(); }); true",
        );
        contrasts(&mut browser, name);
        browser.picture(&format!("{name}-all"), width > 600);
        if name == "narrow" {
            browser.look(width, 800, scheme, medium);
            browser.value("document.getElementById('tabel-orang').scrollIntoView({behavior: 'instant'})");
            browser.picture("narrow-table", false);
            browser.value("document.documentElement.style.scrollBehavior = 'auto'");
            browser.value("document.querySelector('.m.fact').scrollIntoView({block: 'end'})");
            browser.value("document.querySelector('.m.fact a').click()");
            browser.check("document.getElementById('panel').getBoundingClientRect().bottom <= innerHeight + 1");
            browser.check(
                "document.querySelector('.m.fact').getBoundingClientRect().bottom \
                 <= document.getElementById('panel').getBoundingClientRect().top",
            );
            browser.picture("narrow-chosen", false);
        }
        browser.is_quiet(&url);
    }
}

/// Asserts that every text on the page stands out from what is behind it as WCAG 2 asks for (4.5 to 1).
fn contrasts(browser: &mut Browser, look: &str) {
    let dull = browser.value(
        "(() => {
           const rgb = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
           const light = (color) => {
             const [r, g, b] = color.map((part) => part / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
             return 0.2126 * r + 0.7152 * g + 0.0722 * b;
           };
           const behind = (element) => {
             for (let at = element; at; at = at.parentElement) {
               const color = rgb(getComputedStyle(at).backgroundColor);
               if (color.length === 3 || color[3] > 0) return color.slice(0, 3);
             }
             return [255, 255, 255];
           };
           const dull = [];
           for (const element of document.body.querySelectorAll('*')) {
             const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
             if (!own || !element.checkVisibility() || element.closest('.skip, script')) continue;
             const [a, b] = [light(rgb(getComputedStyle(element).color).slice(0, 3)), light(behind(element))];
             const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
             if (ratio < 4.5) dull.push(element.outerHTML.slice(0, 120) + ' ' + ratio.toFixed(2));
           }
           return dull.slice(0, 5);
         })()",
    );
    assert_eq!(dull, json!([]), "{look}");
}

#[test]
fn the_index_filters_without_a_script() {
    let Some(mut browser) = Browser::start("index") else { return };
    let options = Options::default().language(Language::English).privacy(Privacy::Research);
    let plain = "Hujan turun di Bogor.";
    let entries = [
        Summary::new(TEXT, &found(), "malaka.html", &options),
        Summary::new(plain, &petik::extract(plain), "hujan.html", &options),
    ];
    browser.look(1000, 700, "light", "");
    let url = browser.open(&petik_html::index(&entries, &options));
    browser.picture("index", true);
    let visible = "[...document.querySelectorAll('.articles > li')].filter((entry) => entry.checkVisibility()).length";
    assert_eq!(browser.value(visible), json!(2));
    browser.value("document.getElementById('only-doubtful').click()");
    assert_eq!(browser.value(visible), json!(1));
    browser.is_quiet(&url);
}

#[test]
fn hostile_texts_run_nothing() {
    let Some(mut browser) = Browser::start("hostile") else { return };
    let hostile = "</article></script><script>window.hit=1</script> \"><img src=http://127.0.0.1:9/x onerror=\"window.hit=2\"> \
        Polisi menyita 5 kg sabu \u{202e}dan 7 kg ganja\u{2067}, kata AKBP <b onclick=window.hit=3>Rudi</b> Hartono.\n\
        <style>body{display:none}</style><!-- <base href=//127.0.0.1:9/> \u{0} \u{200f}שלום\u{feff} &lt;script&gt; \
        ${window.hit=4} `\\u003cscript\\u003e`\n";
    let found = petik::extract(petik::Article::new(hostile).id("</title><script>window.hit=5</script>"));
    let url = browser.open(&petik_html::article(hostile, &found, &Options::default().privacy(Privacy::Off)));
    browser.check("window.hit === undefined && document.body.checkVisibility()");
    browser.check("document.getElementById('artikel').innerText.includes('</article></script><script>window.hit=1')");
    browser.value(
        "document.querySelectorAll('.switches input').forEach((box) => { if (!box.checked) box.click(); }); true",
    );
    browser.value("document.querySelectorAll('article .m a').forEach((link) => link.click()); true");
    browser.value("document.querySelectorAll('details').forEach((group) => { group.open = true; }); true");
    browser.check("window.hit === undefined && document.images.length === 0 && document.scripts.length === 1");
    browser.is_quiet(&url);

    // Whatever came in would be stopped by the page's own policy.
    let page = petik_html::article("Hujan.", &petik::extract("Hujan."), &Options::default());
    let broken = page.replace("Hujan.", "<script>window.hit=6</script><img src=http://127.0.0.1:9/y>");
    browser.open(&broken);
    browser.check("window.hit === undefined");
    assert!(!browser.errors.is_empty(), "the policy tells what it stopped");
}

#[test]
fn a_text_as_long_as_a_book_is_shown() {
    let Some(mut browser) = Browser::start("large") else { return };
    let text = TEXT.repeat(300_000 / TEXT.len());
    let found = petik::extract(text.as_str());
    let page = petik_html::article(&text, &found, &Options::default());
    let url = browser.open(&page);
    browser.check("document.getElementById('artikel').innerText.length > 250000");
    browser.value("document.querySelector('.m.person a').click()");
    browser.check("document.querySelector('#panel .record') !== null");
    browser.is_quiet(&url);
}
