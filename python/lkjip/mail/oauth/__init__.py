"""Entering a mail account by leave instead of a password (OAuth 2.0): asked for, kept, renewed.

``oauthlib`` writes and reads the words of the protocol for all providers; the questions go out by
the standard library, so that the system's certificates and proxies hold. The providers' own
libraries (msal, google-auth-oauthlib) do the same for one provider each and bring a dozen packages,
among them certifi, whose licence is not permissive.
"""
