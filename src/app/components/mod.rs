//! What pages are built of: plain values and signals in, callbacks out, no state of the book.

mod button;
mod card;
mod charts;
mod chips;
mod choice;
mod dialog;
mod field;
mod flow;
mod focus;
mod fold;
mod form_errors;
mod frame;
mod head;
mod icon;
mod ledger;
mod life;
mod link;
mod mark;
mod notice;
mod pass;
mod ring;
mod select;
mod steps;
mod sums;
mod tally;
mod toast;
mod verdict;
mod watch;

pub use button::{Button, ButtonKind, LinkButton};
pub use card::GroupCard;
pub use charts::{
    AttendanceChart, AttendanceRow, GoalLine, GoalPoint, GoalsChart, HoursChart, HoursRow, Progressline, TalkChart,
    TalkRow, VerdictChart, goal_drawing,
};
pub use chips::{ChipView, Chips};
pub use choice::{CheckField, CheckGroup, RadioGroup};
pub use dialog::{ConfirmDialog, Dialog};
pub use field::{DateField, NumberField, TextArea, TextField, TimeField, unreadable};
pub use flow::{For, Show, live};
pub use focus::focus;
pub use fold::Fold;
pub use form_errors::{ErrorView, FormErrors};
pub use frame::{Frame, Keeping, KeepingState};
pub use head::{Crumbs, Loading, PageHead, Tabs};
pub use icon::{Icon, IconName, Sprite};
pub use ledger::{LedgerEntry, LedgerList};
pub use life::{LifePath, StageView};
pub use link::{Link, LinkView, href};
pub use mark::{Mark, OutcomeMark};
pub use notice::{EmptyState, Notice, NoticeKind};
pub use pass::{PassField, PassName};
pub use ring::{Ring, SeatState};
pub use select::{Choice, SelectField};
pub use steps::Steps;
pub use sums::{SumView, Sums};
pub use tally::{Counts, Tally};
pub use toast::{Toast, ToastView};
pub use verdict::{CaseView, VerdictList, VerdictRow, VerdictView};
pub use watch::{Marked, PieceView, Spare, Watch, around};
