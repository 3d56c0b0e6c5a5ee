
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import"./chunk-VV3XXYWD.mjs";export{o as companyOf,r as joinedCompany};
