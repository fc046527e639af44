//! Texts of pictures of numbers.

use crate::texts;

texts! {
    /// Texts of pictures of numbers.
    ChartText {
        SameNumbers => "The same numbers as a table",
        Name => "Name",
        CapAt => "Cap {0}",
        Attended => "Attended",
        Credited => "Credited",
        NotCredited => "Not credited",
        CreditAtRisk => "Credit at risk",
        AttendedNotCredited => "Attended, not credited",
        Throughout => "Throughout",
        InPart => "In part, as high as the share",
        Absent => "Absent",
        NotTaken => "Attendance not taken",
        NoMember => "Empty: no member on the day",
        Sessions => "Sessions",
        OfSessions => "{0} of {1}",
        Hours => "Hours",
        NotThroughout => "Not there throughout",
        AbsentAt => "{0}: absent",
        PartAt => "{0}: {1} of {2} min",
        NotTakenAt => "{0}: not taken",
        NoMemberAt => "{0}: no member",
        AlwaysThere => "–",
        Session => "Session",
        Day => "Day",
        Length => "Length",
        Minutes => "Minutes",
        Share => "Share",
        Spoke => "Talk time",
        FairShare => "Equal shares: {0} %",
        NothingRated => "Nothing is rated yet.",
        RatedLast => "{0} ratings. Last: {1}",
        RatedOnce => "{0} rating: {1}",
        Goal => "Goal",
        Rating => "Rating",
        RatingEnd => "{0} (at the end)",
        Rated => "Rating of attainment",
        RatedAtEnd => "Rating at the end",
        ExpectedLevel => "Level that is expected",
        Stage => "Stage",
        Rules => "Rules",
    }
}
