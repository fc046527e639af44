//! A group's own settings.

use crate::texts;

texts! {
    /// A group's own settings.
    SettingsText {
        Title => "Settings of the group",
        Name => "Name of the group",
        Purpose => "Why the group meets",
        Goals => "What the group sets out to reach",
        Policies => "Policies that judge this group",
        PoliciesAhead => "With this choice {0} findings would change. Then: {1} in order, {2} not met, {3} due, {4} not recorded.",
        MoreAhead => "See what else would change if something were otherwise",
        ChoosePolicy => "Choose at least one policy.",
        Mentor => "Mentor who answers for the group",
        NoMentor => "Not named yet",
        Target => "Individual contacts with each mentee",
        TargetHint => "How many you mean to have in all. The policy asks for individual contact and gives no number.",
        RemoveTitle => "Remove this group",
        RemoveText => "Takes the group and all its records out of the book. It is one entry, so that you can undo it; people stay.",
        RemoveConfirm => "The group and all its records leave the book. You can undo this.",
        Remove => "Remove the group",
        Removed => "The group was removed.",
    }
}
