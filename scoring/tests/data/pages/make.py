"""Makes the pages here: `pip install pandas`, then `python make.py`. What a tax system and pandas export as `.xls`."""

import pandas as pd

TAX = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312"><style><!-- td{mso-number-format:'\\@'} --></style></head><body>
<!--[if gte mso 9]><xml><x:Name>表</x:Name></xml><![endif]-->
<table border=1><col><col span=2><tr><td colspan=4 align=center><b>2023年企业纳税情况</b></td></tr>
<tr><th rowspan=2>企业名称</th><th colspan=2>税收（万元）</th><th rowspan=2>行业</th></tr><tr><th>增值税<th>所得税</tr>
<TR><TD>甲&nbsp;厂<TD align=right>1,234.5<TD>&nbsp;<TD rowspan="2">纺&#32455;</TR>
<tr style="display:none"><td>乙&amp;丙<br>厂</td><td x:num="12.3456">12.35</td><td>7</td></tr>
<tr><td>合计</td><td>1,246.85</td><td>7</td><td></td></tr></table></body></html>"""

names = ["望潮汽车部件有限公司", "宏达精密机械有限公司", "泽迈计算机有限公司"]


def year(year, figures):
    table = pd.DataFrame({"企业名称": names, "产值（万元）": figures, "税收": [1, 2.5, None]})
    return f"<h2>{year}年</h2>" + table.to_html(index=False)


with open("tax.xls", "wb") as file:
    file.write(TAX.encode("gbk"))
with open("years.xls", "w", encoding="utf-8") as file:
    file.write("<!DOCTYPE html><html>" + year(2022, [100, 200, 300]) + year(2023, [110, 220, 330]) + "</html>")
