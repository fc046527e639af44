//! The calendar file.

use crate::texts;

texts! {
    /// The calendar file. What stands in the file itself is neutral: calendars are often shared and synced.
    CalendarText {
        Button => "Calendar file…",
        Title => "Save a calendar file",
        Text => "Planned sessions and the days on which something is due, from today on, each with a reminder a day before. Opening a later file in the same calendar updates what an earlier one brought; what was cancelled since then stays there and has to be deleted by hand.",
        Which => "For",
        AllGroups => "All groups",
        Names => "Put the names of the groups into the file",
        NamesHint => "Without them the entries say only “Mentoring”. Calendars are often shared, and stored by others.",
        Save => "Save the file",
        Saved => "Saved as {0}.",
        Empty => "Nothing is planned or due from today on.",
        Session => "Mentoring session {0}",
        Due => "Mentoring: something is due",
        Action => "Mentoring: an action is due",
        Retention => "Mentoring: records are kept until today",
        InGroup => "{0}: {1}",
        Details => "Open Circlebook to see what it is.",
        Reminder => "Mentoring, tomorrow",
    }
}
