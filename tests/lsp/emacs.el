;; What somebody does in Emacs with DOCUMENT, by Eglot; what there was on the way is told as JSON in OUTCOME.
(package-initialize)
(require 'json)
(require 'eglot)
(require 'flymake)
(require 'markdown-mode)

(defvar said nil)
(defun say (key value) (push (cons key value) said))

(defun wait (what test)
  (let ((end (+ (float-time) 60)))
    (while (not (funcall test))
      (when (> (float-time) end) (error "Waited in vain for %s" (funcall what)))
      (accept-process-output nil 0.02))))

(defun findings ()
  "Where each begins, in characters from the start of the text, and what it says.
What has no length is shown as the word there, so the ends say nothing."
  (sort (mapcar (lambda (it) (format "%d %s" (1- (flymake-diagnostic-beg it)) (flymake-diagnostic-text it)))
                (flymake-diagnostics))
        #'string<))

(defun wait-for-findings (expected)
  "Those of an older text may be as many."
  (let ((expected (json-parse-string expected :array-type 'list)))
    (wait (lambda () (format "%S; there are %S" expected (findings)))
          (lambda () (flymake-start nil) (equal (findings) expected)))))

(defun session ()
  (setq eglot-sync-connect 60
        eglot-confirm-server-initiated-edits nil
        eglot-send-changes-idle-time 0
        require-final-newline nil
        mode-require-final-newline nil)
  (add-to-list 'eglot-server-programs `(markdown-mode . (,(getenv "DIGESTLINT") "lsp")))
  (find-file (getenv "DOCUMENT"))
  (markdown-mode)
  ;; Without a window it does not start by itself.
  (apply #'eglot--connect (eglot--guess-contact))
  (wait (lambda () "the server") #'eglot-current-server)
  (wait-for-findings (getenv "FINDINGS"))
  (eglot-code-actions (point-min) (point-max) "source.fixAll.digestlint" t)
  (say 'fixed (buffer-substring-no-properties (point-min) (point-max)))
  (eglot-format-buffer)
  (goto-char (point-min))
  (re-search-forward "^## Themes$")
  (delete-region (- (point) 4) (point))
  (completion-at-point)
  (say 'completed (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
  (save-buffer)
  (wait-for-findings (getenv "LEFT"))
  (eglot-shutdown (eglot-current-server) nil 60))

(condition-case failure
    (session)
  (error (say 'failure (format "%S" failure))))
(with-temp-file (getenv "OUTCOME")
  (insert (json-encode said)))
(set-buffer-modified-p nil)
(kill-emacs (if (assq 'failure said) 1 0))
