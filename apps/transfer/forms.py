"""What staff send in order to import: first the file, then, once its rows are looked at, the proposal."""

import base64
import binascii

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class FileForm(forms.Form):
    """The file with the rows."""

    file = forms.FileField(
        label=gettext_lazy("File"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}), allow_empty_file=True
    )


class ImportForm(forms.Form):
    """The same file again, which travelled with the page so that nothing is kept of what nobody proposes."""

    name = forms.CharField(widget=forms.HiddenInput, max_length=200)
    content = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=gettext_lazy("Note for the reviewer"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    @classmethod
    def of(cls, file: File) -> "ImportForm":
        file.seek(0)
        return cls(initial={"name": file.name, "content": base64.b64encode(file.read()).decode()})

    def clean_content(self) -> bytes:
        try:
            return base64.b64decode(self.cleaned_data["content"], validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValidationError(_("The file did not arrive whole. Choose it again."), code="damaged") from error

    @property
    def file(self) -> File:
        return ContentFile(self.cleaned_data["content"], self.cleaned_data["name"])
