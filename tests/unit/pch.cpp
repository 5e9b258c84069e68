// SPDX-License-Identifier: MIT
// Holds the precompiled GoogleTest header that all unit tests share.
