
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import"./chunk-62YXWHYM.mjs";export{o as companyOf,r as joinedCompany};
