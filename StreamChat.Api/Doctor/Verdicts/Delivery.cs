namespace StreamChat.Api.Doctor.Verdicts;

/// <summary>How frames that were sent evenly apart arrived: spread over the same time, or together.</summary>
/// <param name="Gaps">The gaps between frames.</param>
/// <param name="Together">How many of them had closed when the frames arrived.</param>
/// <param name="SentOverMs">From the first frame's sending to the last one's.</param>
/// <param name="ArrivedOverMs">From the first frame's arrival to the last one's.</param>
internal sealed record Delivery(int Gaps, int Together, double SentOverMs, double ArrivedOverMs);
