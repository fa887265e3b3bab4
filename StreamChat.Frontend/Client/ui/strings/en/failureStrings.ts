import { span } from '../format';

/** What went wrong, in plain words. */
export const failureStrings = {
  failure: {
    requestId: 'Request ID',
    copyRequestId: 'Copy the request ID',
    retryAfter: (seconds: number) => `You can try again in ${span(seconds)}.`,
    other: { title: 'Something went wrong', text: 'The answer could not be given.' },
    byCode: {
      connection_lost: { title: 'The connection was lost', text: 'The answer broke off before its end. What had arrived is kept.' },
      unreachable: { title: 'The chat service cannot be reached', text: 'It is sent by itself when the connection is back.' },
      invalid_request: { title: 'This prompt was not accepted', text: '' },
      prompt_too_long: { title: 'This prompt is too long', text: '' },
      payload_too_large: { title: 'This prompt is too large', text: '' },
      rate_limited: { title: 'Too many requests', text: 'You are sending faster than is allowed. Wait a moment and try again.' },
      too_many_streams: { title: 'Too many answers at once', text: 'Wait for one of them to end and try again.' },
      unauthenticated: { title: 'You are not signed in', text: '' },
      forbidden: { title: 'This is not allowed', text: '' },
      provider_invalid_key: { title: 'The provider did not accept the key', text: 'Check the API key in the settings of the service.' },
      provider_quota: { title: 'The provider’s quota is used up', text: 'Check plan and billing with the provider.' },
      provider_model_not_found: { title: 'The provider does not know this model', text: 'Check the model’s name.' },
      provider_rate_limited: { title: 'The provider is busy', text: 'It asked us to slow down. Try again in a moment.' },
      provider_unavailable: { title: 'The provider is not available', text: 'It did not answer, or answered with an error. Try again in a moment.' },
      provider_timeout: { title: 'The provider took too long', text: 'It fell silent before the answer was complete.' },
      provider_dropped: { title: 'The provider broke off', text: 'The answer ended before it was complete. What had arrived is kept.' },
      store_unavailable: { title: 'The service is not ready', text: 'Its store cannot be reached. Try again in a moment.' },
      internal_error: { title: 'Something went wrong on our side', text: 'Try again; if it stays, the request ID tells us where to look.' },
      upstream_unavailable: { title: 'The chat service cannot be reached', text: 'It may be starting. Try again in a moment.' },
      upstream_timeout: { title: 'The chat service took too long', text: 'Try again in a moment.' },
      not_ready: { title: 'The service is not ready', text: 'It may be starting. Try again in a moment.' },
      not_found: { title: 'This is no longer here', text: 'It may have been deleted.' },
      conflict: { title: 'An answer is already being written here', text: 'Wait for its end, or stop it.' },
      interrupted: { title: 'The answer was interrupted', text: 'The server that wrote it went away. What had arrived is kept.' },
      draining: { title: 'The service is restarting', text: 'Try again in a moment.' },
    } as Readonly<Record<string, { readonly title: string; readonly text: string }>>,
  },
} as const;
