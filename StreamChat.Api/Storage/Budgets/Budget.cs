namespace StreamChat.Api.Storage.Budgets;

/// <summary>How many tokens an owner may use up in a time; what was used comes back evenly over that time.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Tokens">How many.</param>
/// <param name="Window">In which time.</param>
internal sealed record Budget(string Name, long Tokens, TimeSpan Window)
{
    /// <summary>How long a number of tokens takes to come back, in microseconds.</summary>
    internal long Cost(long tokens) => (long)(tokens * Window.TotalMicroseconds / Tokens);

    internal TimeSpan TimeOf(long tokens) => TimeSpan.FromMicroseconds(Cost(tokens));

    /// <summary>What is left when all of it is back at <paramref name="fullAgain"/>, both in microseconds.</summary>
    internal long Left(long fullAgain, long now) =>
        (long)Math.Clamp((Window.TotalMicroseconds - Math.Max(0, fullAgain - now)) * Tokens / Window.TotalMicroseconds, 0, Tokens);
}
