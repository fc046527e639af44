//! Pictures of numbers, drawn in one way: a sentence, the drawing, what its marks mean, and the same numbers as a table.
//! No mark is told apart by its colour alone, so that a grey printer is enough.

mod attendance;
mod frame;
mod goals;
mod hours;
mod progress;
mod talk;
mod verdicts;

pub use attendance::{AttendanceChart, AttendanceRow};
pub use goals::{GoalLine, GoalPoint, GoalsChart, goal_drawing};
pub use hours::{HoursChart, HoursRow};
pub use progress::Progressline;
pub use talk::{TalkChart, TalkRow};
pub use verdicts::VerdictChart;
pub(super) use verdicts::patterns;
