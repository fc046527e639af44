//! The people of a group: members and their enrolment, individual meetings, goals, cases and concerns.

mod add_goals;
pub(super) mod add_members;
pub mod ahead;
mod attained;
mod attainment;
pub mod case;
mod case_row;
pub mod cases;
pub mod concerns;
mod enrolment;
pub mod goal;
pub mod goals;
pub mod meeting;
pub mod meetings;
pub mod member;
pub mod members;
mod occasion;
pub(super) mod role;
mod rows;
pub mod wanted;
