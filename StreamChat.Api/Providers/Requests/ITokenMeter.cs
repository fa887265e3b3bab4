using StreamChat.Api.Providers.Answers;

namespace StreamChat.Api.Providers.Requests;

/// <summary>Is told what a call has used up when it is over; what is said first counts.</summary>
internal interface ITokenMeter
{
    /// <param name="usage">The provider's own count; null where it gave none, as for an answer that was stopped.</param>
    /// <param name="answerBytes">How much text came.</param>
    void Used(Usage? usage, long answerBytes);

    /// <summary>Nothing: the provider did not take the call.</summary>
    void Unused();
}
