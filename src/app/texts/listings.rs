//! The mentors' registry listings.

use crate::texts;

texts! {
    /// The mentors' registry listings.
    ListingText {
        Title => "Registry listings",
        Lede => "A session or meeting counts only on days on which its mentor is listed.",
        Book => "The book",
        Add => "Add a listing",
        Another => "Add another listing",
        Latest => "The latest listing",
        All => "All listings",
        Caption => "Listings, the latest first",
        Person => "Mentor",
        ChoosePerson => "Choose the mentor",
        PersonRequired => "Choose whose listing it is.",
        NoPeople => "Nobody to list yet",
        NoPeopleText => "Set up a group first: its mentor can then be listed here.",
        From => "Listed from",
        To => "Listed to",
        ToHint => "The last day that counts. Leave it empty while no end is known.",
        Checked => "Last looked up on",
        Source => "Where it was looked up",
        SourceHint => "The address of the online registry, or another proof.",
        Certified => "Certified as well",
        NotSaid => "Not recorded",
        State => "State",
        InForce => "In force",
        EndsIn => "Ends in {0} days",
        EndsToday => "Ends today",
        Ended => "Ended",
        Ahead => "Begins later",
        Renew => "Renew",
        RenewTitle => "Renew the listing",
        EditTitle => "Change the listing",
        Saved => "The listing was saved.",
        Removed => "The listing was removed.",
    }
}
